package heartstring.demo.fate;

/** The part somebody plays in recommendations. */
public enum Circle {
    /** Recommends nobody. */
    PLAIN,
    /** Recommends, and the friends stay. */
    TRUE_ADVOCATE,
    /** Recommends just as often, and the friends soon leave. */
    LOUD_ADVOCATE,
    /** Came through a true advocate. */
    FRIEND_OF_TRUE,
    /** Came through a loud advocate. */
    FRIEND_OF_LOUD
}
