package heartstring.ui.layout;

import org.jspecify.annotations.Nullable;

/** Tells the frame who is looking; the room that knows users implements it. */
public interface Viewers {

    /** The person of the current request, or {@code null} before sign-in. */
    @Nullable
    Viewer current();
}
