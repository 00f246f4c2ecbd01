package heartstring.demo.scene;

import heartstring.demo.goods.Products;
import heartstring.demo.goods.Stores;
import heartstring.demo.people.People;
import heartstring.demo.stream.Days;
import heartstring.demo.stream.ShopPlan;
import heartstring.demo.words.Words;

/** Everything all customers have in common; immutable, shared between threads. */
public record World(ShopPlan plan, Days days, Products products, Stores stores, Words words, People people) {

    /** Length of the time of bad service in days: six weeks. */
    public static final int BAD_DAYS = 42;

    private static final double BAD_FROM = 0.58;

    public static World of(ShopPlan plan) {
        Days days = Days.of(plan);
        Products products = Products.load();
        Stores stores = Stores.load();
        People people = new People(plan, days, stores, products);
        return new World(plan, days, products, stores, Words.load(), people);
    }

    /** The first day of bad service. */
    public int badFrom() {
        return days.share(BAD_FROM);
    }

    /** True on a day on which this store serves badly. */
    public boolean bad(int store, int day) {
        return store == Stores.BAD && day >= badFrom() && day < badFrom() + BAD_DAYS;
    }
}
