package heartstring.demo.people;

/** Where somebody lives and with how many. */
public record Home(String street, String postcode, String city, String country, int household) {}
