package heartstring.demo.goods;

import heartstring.demo.stream.Dice;
import heartstring.demo.stream.Facts;
import heartstring.demo.stream.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The range: products in categories, and the planted complements, staples and substitutes among them. */
public final class Products {

    private static final int DAYS_A_YEAR = 365;

    private final List<Product> all;
    private final List<String> categories;
    private final double[] categoryWeights;
    private final int[] categoryStarts;
    private final double[][] totals;
    private final List<Pair> complements = new ArrayList<>();
    private final List<Pair> substitutes = new ArrayList<>();
    private final List<Staple> staples = new ArrayList<>();
    private final @Nullable Pair[] complementOf;

    private Products(List<Product> all, List<String> categories, List<Double> weights) {
        this.all = List.copyOf(all);
        this.categories = List.copyOf(categories);
        this.categoryWeights = weights.stream().mapToDouble(Double::doubleValue).toArray();
        this.categoryStarts = new int[categories.size()];
        this.totals = new double[categories.size()][];
        for (int c = 0; c < categories.size(); c++) {
            int category = c;
            List<Product> members =
                    all.stream().filter(p -> p.category() == category).toList();
            categoryStarts[c] = members.getFirst().index();
            totals[c] =
                    Dice.totals(members.stream().mapToDouble(Product::weight).toArray());
        }
        this.complementOf = new Pair[all.size()];
    }

    public static Products load() {
        List<Product> all = new ArrayList<>();
        List<String> categories = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        String[] head = {};
        for (String[] row : Sheet.rows(Products.class, "products.tsv")) {
            if (row[0].startsWith("#")) {
                head = row;
                categories.add(row[0].substring(1));
                weights.add(Double.parseDouble(row[4]));
            } else {
                all.add(product(row, head, all.size(), categories.size() - 1));
            }
        }
        Products products = new Products(all, categories, weights);
        products.loadTies();
        return products;
    }

    private static Product product(String[] row, String[] head, int index, int category) {
        Dice dice = Dice.of(1, index, "product");
        int price = (int) Math.round(Double.parseDouble(row[2]) * 100);
        double costShare = Double.parseDouble(head[3]) * (0.92 + 0.16 * dice.unit());
        return new Product(
                index,
                "MM" + (1001 + index),
                head[1] + "-" + Facts.digits(index, 3),
                row[0],
                row[1],
                category,
                head[0].substring(1),
                price,
                (int) Math.round(price * costShare),
                row[3],
                Integer.parseInt(head[2]),
                Double.parseDouble(row[4]),
                dice.between(-15, 60));
    }

    private void loadTies() {
        Map<String, Product> byName = new HashMap<>();
        all.forEach(p -> byName.put(p.name(), p));
        for (String[] row : Sheet.rows(Products.class, "pairs.tsv")) {
            Product left = found(byName, row[1]);
            double strength = Double.parseDouble(row[3]);
            switch (row[0]) {
                case "popular" -> staples.add(new Staple(left, strength));
                case "substitute" -> substitutes.add(new Pair(left, found(byName, row[2]), strength));
                case "complement" -> {
                    Pair pair = new Pair(left, found(byName, row[2]), strength);
                    complements.add(pair);
                    complementOf[left.index()] = pair;
                }
                default -> throw new IllegalStateException("unknown tie " + row[0]);
            }
        }
    }

    private static Product found(Map<String, Product> byName, String name) {
        Product product = byName.get(name);
        if (product == null) {
            throw new IllegalStateException("no product named " + name);
        }
        return product;
    }

    public List<Product> all() {
        return all;
    }

    public Product get(int index) {
        return all.get(index);
    }

    public List<String> categories() {
        return categories;
    }

    public double categoryWeight(int category) {
        return categoryWeights[category];
    }

    public List<Pair> complements() {
        return List.copyOf(complements);
    }

    public List<Pair> substitutes() {
        return List.copyOf(substitutes);
    }

    public List<Staple> staples() {
        return List.copyOf(staples);
    }

    /** The complement that a product draws along, or null. */
    public @Nullable Pair complementOf(Product product) {
        return complementOf[product.index()];
    }

    /** A product of a category, by weight. */
    public Product draw(int category, Dice dice) {
        return all.get(categoryStarts[category] + dice.byTotals(totals[category]));
    }

    /** The price on a day in minor units: two changes a year, always ending in 9 above one euro. */
    public int priceMinor(Product product, int day) {
        int steps = (day + product.index() % 180) / 182;
        long price = product.priceMinor()
                + Math.round(product.priceMinor() * (product.driftPerMille() / 1000.0) * steps * 182 / DAYS_A_YEAR);
        return (int) (price < 100 ? price : (price + 5) / 10 * 10 - 1);
    }
}
