/** What an administrator sets for the whole organisation: its name, region, currency and time zone. Read often, changed seldom. */
@NullMarked
package heartstring.platform.settings;

import org.jspecify.annotations.NullMarked;
