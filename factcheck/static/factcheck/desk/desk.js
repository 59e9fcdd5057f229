// Every page of the desk: keys, menus, fields that find, forms that are sent without leaving the page.

import { findRows } from "./finder.js";
import { sendFormsInPlace } from "./in_place.js";
import { listenForKeys } from "./keys.js";
import { openMenus } from "./menus.js";
import { fillSlugs } from "./slugs.js";

openMenus();
listenForKeys();
findRows();
fillSlugs();
sendFormsInPlace();
