/**
 * The warning engine on the command line: reads assessment inputs (JSON) and air-quality series (CSV), and writes what the engine says.
 * The engine itself knows no format; every fault of an input is named here, with file, place and reason.
 */
@NullMarked
package org.airalert.app.assess;

import org.jspecify.annotations.NullMarked;
