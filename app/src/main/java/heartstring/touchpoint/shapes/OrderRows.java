package heartstring.touchpoint.shapes;

import heartstring.touchpoint.files.FileShape;
import heartstring.touchpoint.files.Row;
import heartstring.touchpoint.files.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the lines of each order, however scattered they are: they are spread over buckets on disk by order number, and one
 * bucket at a time is held in memory.
 */
final class OrderRows implements ShapedRows {

    private final Binding binding;
    private final OrderSpool spool;
    private final OrderShapes shapes;
    private final Deque<List<Row>> waiting = new ArrayDeque<>();
    private int bucket;

    OrderRows(FileShape shape, Binding binding, Path workFolder) throws IOException {
        this.binding = binding;
        this.shapes = new OrderShapes(binding);
        this.spool = new OrderSpool(workFolder, shape.file().bytes());
        try (Rows rows = shape.rows()) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                spool.put(row, key(row));
            }
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
        spool.finish();
    }

    private String key(Row row) {
        String id = binding.value(row, "order_id");
        return id == null ? "" : id;
    }

    @Override
    public @Nullable Shaped next() throws IOException {
        while (waiting.isEmpty()) {
            if (bucket == spool.buckets()) {
                return null;
            }
            gather(spool.read(bucket++));
        }
        List<Row> rows = waiting.removeFirst();
        try {
            return shapes.shape(rows);
        } catch (Binding.Fault fault) {
            return Shaped.faulty(rows, String.valueOf(fault.getMessage()), fault.line);
        }
    }

    private void gather(List<Row> rows) {
        Map<String, List<Row>> orders = new LinkedHashMap<>();
        for (Row row : rows) {
            String key = key(row);
            // Lines without an order number belong to nobody else's order.
            orders.computeIfAbsent(key.isEmpty() ? "\0" + row.line() : key, k -> new ArrayList<>(2))
                    .add(row);
        }
        waiting.addAll(orders.values());
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
