package heartstring.demo.scene;

import heartstring.demo.fate.Persona;
import heartstring.demo.goods.Pair;
import heartstring.demo.goods.Product;
import heartstring.demo.goods.Products;
import heartstring.demo.goods.Staple;
import heartstring.demo.people.Habits;
import heartstring.demo.stream.Days;
import heartstring.demo.stream.Dice;
import java.util.ArrayList;
import java.util.List;

/** Fills baskets by taste and season, and lets the planted ties between products do their work. */
public final class Basket {

    private static final int MOST_LINES = 45;

    private final World world;
    private final Products products;
    private final List<Pair> substitutes;
    private final List<Staple> staples;
    private final Habits habits;
    private final Dice dice;
    private final int[] lastBasket;
    private int baskets;

    Basket(World world, Habits habits, Dice dice) {
        this.world = world;
        this.products = world.products();
        this.substitutes = products.substitutes();
        this.staples = products.staples();
        this.habits = habits;
        this.dice = dice;
        this.lastBasket = new int[products.all().size()];
    }

    /** The lines of one visit; the size is the mean number of articles. */
    public List<Line> fill(int day, double size) {
        baskets++;
        List<Product> chosen = new ArrayList<>(24);
        int count = Math.clamp(Math.round(size * dice.erlang(5)), 1, MOST_LINES);
        for (int i = 0; i < count; i++) {
            Product product = products.draw(dice.byTotals(habits.tastes()), dice);
            if (inSeason(product, day)) {
                put(product, chosen);
            }
        }
        for (Staple staple : staples) {
            if (dice.chance(staple.chance())) {
                put(staple.product(), chosen);
            }
        }
        for (int i = 0, drawn = chosen.size(); i < drawn; i++) {
            Pair pair = products.complementOf(chosen.get(i));
            if (pair != null && dice.chance(pair.strength())) {
                put(pair.right(), chosen);
            }
        }
        for (Pair pair : substitutes) {
            if (has(pair.left()) && has(pair.right()) && dice.chance(pair.strength())) {
                chosen.remove(dice.chance(0.5) ? pair.left() : pair.right());
            }
        }
        return lines(chosen, day);
    }

    private List<Line> lines(List<Product> chosen, int day) {
        List<Line> lines = new ArrayList<>(chosen.size());
        for (Product product : chosen) {
            int quantity = habits.persona() == Persona.COMPANY
                    ? dice.between(3, 12)
                    : dice.chance(0.78) ? 1 : dice.between(2, 4);
            lines.add(new Line(product, quantity, products.priceMinor(product, day)));
        }
        if (lines.isEmpty()) {
            Product bread = products.draw(2, dice);
            lines.add(new Line(bread, 1, products.priceMinor(bread, day)));
        }
        return lines;
    }

    private void put(Product product, List<Product> chosen) {
        if (!has(product)) {
            lastBasket[product.index()] = baskets;
            chosen.add(product);
        }
    }

    private boolean has(Product product) {
        return lastBasket[product.index()] == baskets;
    }

    /** Ice cream and barbecue are for the warm months, mulled wine and gingerbread for the end of the year. */
    private boolean inSeason(Product product, int day) {
        Days days = world.days();
        int month = days.month(day);
        boolean warm = month >= 4 && month <= 9;
        return switch (product.categoryName()) {
            case "Ice Cream and Desserts", "Garden and Barbecue" -> warm || dice.chance(0.45);
            default ->
                switch (product.name()) {
                    case "Mulled wine", "Gingerbread" -> month >= 10;
                    case "Strawberries", "Watermelon" -> warm || dice.chance(0.3);
                    default -> true;
                };
        };
    }
}
