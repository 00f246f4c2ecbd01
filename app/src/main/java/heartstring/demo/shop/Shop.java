package heartstring.demo.shop;

import heartstring.demo.goods.Product;
import heartstring.demo.goods.Store;
import heartstring.demo.life.Life;
import heartstring.demo.life.Lived;
import heartstring.demo.scene.World;
import heartstring.demo.stream.ShopEvent;
import heartstring.demo.stream.ShopPlan;
import java.util.List;
import java.util.function.Consumer;

/** The invented shop of a plan: the same plan gives the same events; may be shared between threads. */
public final class Shop {

    /** What the chain is called. */
    public static final String NAME = "Marigold Market";

    private final World world;

    private Shop(World world) {
        this.world = world;
    }

    public static Shop of(ShopPlan plan) {
        return new Shop(World.of(plan));
    }

    public ShopPlan plan() {
        return world.plan();
    }

    public List<Store> stores() {
        return world.stores().all();
    }

    public List<Product> products() {
        return world.products().all();
    }

    /**
     * Tells all events of the customers from the first to before the last number; in order of time within a customer,
     * one customer after the other, and never more than one customer in memory.
     *
     * @throws IllegalArgumentException when the range leaves the plan
     */
    public void events(int fromCustomer, int toCustomer, Consumer<ShopEvent> listener) {
        if (fromCustomer < 0 || fromCustomer > toCustomer || toCustomer > plan().customers()) {
            throw new IllegalArgumentException("no such customers: " + fromCustomer + " to " + toCustomer);
        }
        for (int number = fromCustomer; number < toCustomer; number++) {
            Life.of(world, number).events().forEach(listener);
        }
    }

    /** The planted truths about the whole shop. */
    public Truths truths() {
        return Truths.of(world);
    }

    /**
     * The planted truth about one customer; computed anew on each call.
     *
     * @throws IllegalArgumentException when the plan has no such customer
     */
    public CustomerTruth truth(int customer) {
        Lived lived = Life.of(world, customer);
        return CustomerTruth.of(world, lived);
    }
}
