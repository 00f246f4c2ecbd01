package heartstring.demo.goods;

/** One branch: its id, where it is, and the region in which national phone numbers are read. */
public record Store(
        int index, String id, String name, String city, String country, double weight, String postcode, String phone) {}
