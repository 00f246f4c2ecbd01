/**
 * The frame around every page: navigation, search box, user menu, theme, toasts.
 * A handler returns a {@code Page} or a {@code Fragment}; jte renders it into the frame.
 */
@NullMarked
package heartstring.ui.layout;

import org.jspecify.annotations.NullMarked;
