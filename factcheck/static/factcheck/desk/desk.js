// Every page of the desk: keys, forms that are sent without leaving the page, and what is said aloud.

import { listenForKeys } from "./keys.js";
import { sendFormsInPlace } from "./in_place.js";

listenForKeys();
sendFormsInPlace();
