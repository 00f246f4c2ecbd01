package heartstring.demo.window;

/**
 * The demo shop's site.
 *
 * @param customer a customer whom one may pretend to be, empty for none
 * @param signedIn whether that customer is signed in, and {@code identity} what the shop has signed then
 */
public record ShopView(String chatKey, String formKey, String customer, boolean signedIn, String identity) {}
