package heartstring.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Files as shops export them; no two tell of the same. */
final class FilePayloads {

    private static final String MAPPING = """
            {"name":"bench","kind":"%s","source":"bench","channel":"%s","columns":{%s}}""";

    private final Path folder;
    private final int users;
    private long next = System.currentTimeMillis() * 1_000;

    FilePayloads(Path folder, int users) throws IOException {
        this.folder = folder;
        this.users = users;
        Files.createDirectories(folder);
    }

    /** A file, how it is to be read, and how many touchpoints it comes to. */
    record File(Path path, String mapping, int touchpoints) {}

    /** Lines as a client would have sent them, by the known people. */
    File events(int events) throws IOException {
        Path path = Files.createTempFile(folder, "events", ".ndjson");
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            for (int i = 0; i < events; i++) {
                out.write(Payloads.event(anybody(), Payloads.messageId(true)));
                out.write('\n');
            }
        }
        return new File(path, MAPPING.formatted("events", "web", ""), events);
    }

    /** Two lines each, by the known people. */
    File orders(int orders) throws IOException {
        Path path = Files.createTempFile(folder, "orders", ".csv");
        ThreadLocalRandom r = ThreadLocalRandom.current();
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write("Order,When,Product,Name,Category,Quantity,Price,Customer\n");
            for (int i = 0; i < orders; i++) {
                long order = next++;
                int user = anybody();
                // Of ten people, those by a user id.
                String customer = "u-" + (user - user % 10 + user % 6);
                for (int line = 0; line < 2; line++) {
                    int product = r.nextInt(4_000);
                    out.write(String.format(
                            Locale.ROOT,
                            "o-%d,2026-0%d-1%d %02d:%02d:00,sku-%d,Basmati rice %d kg,Pantry,%d,%d.49,%s\n",
                            order,
                            1 + i % 9,
                            i % 10,
                            8 + i % 12,
                            i % 60,
                            product,
                            product % 9 + 1,
                            1 + line,
                            product % 30 + 1,
                            customer));
                }
            }
        }
        String columns = """
                "Order":"order_id","When":"time","Product":"product_id","Name":"product_name","Category":"category",
                "Quantity":"quantity","Price":"price","Customer":"user_id\"""";
        return new File(path, MAPPING.formatted("orders", "till", columns), orders);
    }

    /** People nobody has heard of. */
    File people(int people) throws IOException {
        Path path = Files.createTempFile(folder, "people", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write("Number,Mail,First,Last,City,Birthday,Plan\n");
            for (int i = 0; i < people; i++) {
                long n = next++;
                out.write(String.format(
                        Locale.ROOT,
                        "n-%d,n%d@example.org,Ana%d,Bauer%d,City %d,19%d-0%d-1%d,plan %d\n",
                        n,
                        n,
                        n % 997,
                        n % 9_973,
                        n % 200,
                        50 + n % 50,
                        1 + n % 9,
                        n % 10,
                        n % 5));
            }
        }
        String columns = """
                "Number":"user_id","Mail":"email","First":"trait:firstName","Last":"trait:lastName","City":"trait:city",
                "Birthday":"trait:birthday","Plan":"trait:plan\"""";
        return new File(path, MAPPING.formatted("people", "web", columns), people);
    }

    private int anybody() {
        return 1 + ThreadLocalRandom.current().nextInt(users);
    }
}
