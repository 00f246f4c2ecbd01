package heartstring.crm.deals;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Properties of a fact from pairs of name and value; empty values are left out. */
final class JsonFacts {

    private JsonFacts() {}

    static ObjectNode with(String... pairs) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < pairs.length; i += 2) {
            if (!pairs[i + 1].isEmpty()) {
                properties.put(pairs[i], pairs[i + 1]);
            }
        }
        return properties;
    }
}
