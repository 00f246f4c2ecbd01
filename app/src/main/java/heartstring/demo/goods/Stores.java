package heartstring.demo.goods;

import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Sheet;
import java.util.ArrayList;
import java.util.List;

/** The eight branches of Marigold Market. */
public final class Stores {

    /** The branch with the six bad weeks. */
    public static final int BAD = 3;

    private final List<Store> all;
    private final double[] totals;

    private Stores(List<Store> all) {
        this.all = List.copyOf(all);
        this.totals = Dice.totals(all.stream().mapToDouble(Store::weight).toArray());
    }

    public static Stores load() {
        List<Store> stores = new ArrayList<>();
        for (String[] row : Sheet.rows(Stores.class, "stores.tsv")) {
            stores.add(new Store(
                    stores.size(), row[0], row[1], row[2], row[3], Double.parseDouble(row[4]), row[5], row[6]));
        }
        return new Stores(stores);
    }

    public List<Store> all() {
        return all;
    }

    public Store get(int index) {
        return all.get(index);
    }

    public int draw(Dice dice) {
        return dice.byTotals(totals);
    }
}
