package heartstring.insight.next;

import heartstring.insight.bought.Bought;
import heartstring.kernels.nextbasket.pace.Replenishment;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What was bought often enough to have a pace, remembered customer by customer as they are read, some forty bytes for each product, so that
 * nobody needs to be read twice. Where there is no more room, whoever comes after is not remembered.
 */
final class Paces {

    private static final int BLOCK = 4 << 20;
    private static final int ITEM = 3 * Long.BYTES + Short.BYTES;

    private final List<ByteBuffer> blocks = new ArrayList<>();
    private final long most;
    private final double today;
    private long until;
    private boolean full;

    /**
     * @param bytes that may be taken, by blocks of some megabytes
     * @param today in days since 1970
     */
    Paces(long bytes, double today) {
        this.most = bytes / BLOCK;
        this.today = today;
    }

    /** In the order of their numbers. */
    void add(long customer, Bought its) {
        List<Bought.Item> items = its.items().stream()
                .filter(item -> item.times() >= Replenishment.LEAST_PURCHASES)
                .toList();
        int bytes = Integer.BYTES
                + items.stream()
                        .mapToInt(item -> ITEM + item.times() * Short.BYTES)
                        .sum();
        full = full || (!items.isEmpty() && !hasRoom(bytes));
        if (full) {
            return;
        }
        until = customer;
        if (!items.isEmpty()) {
            ByteBuffer block = blocks.getLast();
            block.putInt(items.size());
            items.forEach(item -> write(item, block));
        }
    }

    /** Nobody has so much that it does not fit into an empty block. */
    private boolean hasRoom(int bytes) {
        if (!blocks.isEmpty() && blocks.getLast().remaining() >= bytes) {
            return true;
        }
        if (blocks.size() < most && bytes <= BLOCK) {
            blocks.add(ByteBuffer.allocate(BLOCK));
            return true;
        }
        return false;
    }

    private void write(Bought.Item item, ByteBuffer to) {
        to.putLong(item.product())
                .putLong(item.profile())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, item.last()))
                .putShort((short) item.times());
        for (double day : item.days()) {
            to.putShort((short) (today - day));
        }
    }

    /** The last customer who is remembered; 0 where there is none. */
    long until() {
        return until;
    }

    /** The products of each who has any with a pace, in the order in which they were added; they are forgotten meanwhile. */
    void each(Consumer<List<Bought.Item>> customer) {
        while (!blocks.isEmpty()) {
            ByteBuffer block = blocks.removeFirst().flip();
            while (block.hasRemaining()) {
                int many = block.getInt();
                List<Bought.Item> items = new ArrayList<>(many);
                for (int i = 0; i < many; i++) {
                    items.add(read(block));
                }
                customer.accept(items);
            }
        }
    }

    private Bought.Item read(ByteBuffer from) {
        long product = from.getLong();
        long profile = from.getLong();
        Instant last = Instant.EPOCH.plus(from.getLong(), ChronoUnit.MICROS);
        double[] days = new double[from.getShort()];
        for (int d = 0; d < days.length; d++) {
            days[d] = today - from.getShort();
        }
        return new Bought.Item(product, days, profile, last);
    }
}
