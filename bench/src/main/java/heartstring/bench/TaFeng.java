package heartstring.bench;

import heartstring.kernels.nextbasket.Past;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Baskets of Ta-Feng as they are commonly shared: of each customer a list of baskets that begins and ends with [-1], once the past and once
 * the one basket that came next.
 *
 * @param pasts of each customer, items numbered from the most bought, days counted back from the next basket
 * @param next of each customer the items of the next basket, ascending; what nobody had bought before has a number of {@code items} or more
 */
record TaFeng(List<Past> pasts, List<int[]> next, int items) {

    static TaFeng read(Path folder) throws IOException {
        JsonNode history = json(folder.resolve("tafeng_history.json.gz"));
        JsonNode future = json(folder.resolve("tafeng_future.json.gz"));
        List<List<int[]>> pasts = new ArrayList<>();
        List<int[]> next = new ArrayList<>();
        for (String customer : history.propertyNames()) {
            pasts.add(baskets(history.get(customer)));
            next.add(baskets(future.get(customer)).getFirst());
        }
        return of(pasts, next);
    }

    private static JsonNode json(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return JsonMapper.shared().readTree(in);
        }
    }

    private static List<int[]> baskets(JsonNode lists) {
        List<int[]> baskets = new ArrayList<>();
        for (int b = 1; b < lists.size() - 1; b++) {
            JsonNode list = lists.get(b);
            int[] items = new int[list.size()];
            for (int i = 0; i < items.length; i++) {
                items[i] = list.get(i).asInt();
            }
            baskets.add(items);
        }
        return baskets;
    }

    /** Numbers the items anew, by how many baskets of the pasts hold them. */
    private static TaFeng of(List<List<int[]>> pasts, List<int[]> next) {
        Map<Integer, Integer> counts = new HashMap<>();
        pasts.forEach(past ->
                past.forEach(basket -> Arrays.stream(basket).forEach(i -> counts.merge(i, 1, Integer::sum))));
        Map<Integer, Integer> numbers = new HashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> numbers.put(e.getKey(), numbers.size()));
        int items = numbers.size();
        List<Past> renumbered = pasts.stream()
                .map(past -> Past.inOrder(
                        past.stream().map(b -> numbered(b, numbers)).toList()))
                .toList();
        return new TaFeng(
                renumbered, next.stream().map(b -> numbered(b, numbers)).toList(), items);
    }

    private static int[] numbered(int[] basket, Map<Integer, Integer> numbers) {
        return Arrays.stream(basket)
                .map(i -> numbers.computeIfAbsent(i, n -> numbers.size()))
                .distinct()
                .sorted()
                .toArray();
    }

    /** The same one basket earlier: what came last is what comes next. */
    TaFeng before() {
        List<Past> shorter = pasts.stream()
                .map(past -> Past.inOrder(Arrays.asList(past.baskets()).subList(0, past.size() - 1)))
                .toList();
        List<int[]> last =
                pasts.stream().map(past -> past.baskets()[past.size() - 1]).toList();
        return new TaFeng(shorter, last, items);
    }
}
