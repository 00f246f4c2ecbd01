package heartstring.messaging.templates;

import java.util.Set;

/** What can become of filling in a template for somebody. */
public sealed interface Rendering {

    /**
     * A message.
     *
     * @param html empty for everything but mail
     */
    record Ready(int version, String language, String subject, String text, String html) implements Rendering {}

    /** What is not known of them, and nothing stands instead: they get none. */
    record Missing(Set<String> names) implements Rendering {
        public Missing {
            names = Set.copyOf(names);
        }

        /** As a sentence. */
        public String sentence() {
            return "Not known of them: "
                    + String.join(", ", names.stream().sorted().toList()) + ".";
        }
    }
}
