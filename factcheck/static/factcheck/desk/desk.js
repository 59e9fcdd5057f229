// Every page of the desk: keys, menus, forms that are sent without leaving the page, and what is said aloud.

import { sendFormsInPlace } from "./in_place.js";
import { listenForKeys } from "./keys.js";
import { openMenus } from "./menus.js";

openMenus();
listenForKeys();
sendFormsInPlace();
