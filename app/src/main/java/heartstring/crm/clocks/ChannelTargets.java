package heartstring.crm.clocks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What channels promise whatever the priority; where a priority promises sooner, that holds.
 *
 * @param minutes of work by channel: to a first answer and to an end; 0 promises nothing more
 */
record ChannelTargets(Map<String, List<Integer>> minutes) {

    /** Those that a form offers. */
    static final List<String> OFFERED = List.of("chat", "email", "phone", "social", "sms", "web");

    private static final int MOST = 525_600;

    ChannelTargets {
        minutes = Map.copyOf(minutes);
    }

    int answer(String channel) {
        return minutes.getOrDefault(channel, List.of(0, 0)).getFirst();
    }

    int resolve(String channel) {
        return minutes.getOrDefault(channel, List.of(0, 0)).getLast();
    }

    /** Reads {@code chat 5 240,email 240 0}; what makes no sense is left out. */
    static ChannelTargets read(String text) {
        Map<String, List<Integer>> read = new TreeMap<>();
        for (String part : text.split(",")) {
            String[] words = part.strip().split(" ");
            if (words.length == 3 && isMinutes(words[1]) && isMinutes(words[2])) {
                read.put(words[0], List.of(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
            }
        }
        return new ChannelTargets(read);
    }

    /** Whether this is a whole number of minutes, up to a year. */
    static boolean isMinutes(String text) {
        return text.matches("\\d{1,6}") && Integer.parseInt(text) <= MOST;
    }

    String text() {
        return new TreeMap<>(minutes)
                .entrySet().stream()
                        .filter(e -> e.getValue().stream().anyMatch(m -> m > 0))
                        .map(e -> e.getKey() + " " + e.getValue().getFirst() + " "
                                + e.getValue().getLast())
                        .collect(Collectors.joining(","));
    }
}
