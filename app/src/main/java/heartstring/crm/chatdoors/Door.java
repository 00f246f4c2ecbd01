package heartstring.crm.chatdoors;

import java.util.List;

/**
 * Where visitors of a site may write to us.
 *
 * @param publicKey what the site's page names it by
 * @param origins the sites whose pages may, such as {@code https://shop.example}
 * @param proofOnly whether a user id counts only when the site has signed it
 */
public record Door(
        int id,
        String name,
        String publicKey,
        int sourceId,
        String greeting,
        String colour,
        List<String> origins,
        boolean proofOnly,
        boolean closed) {

    public Door {
        origins = List.copyOf(origins);
    }
}
