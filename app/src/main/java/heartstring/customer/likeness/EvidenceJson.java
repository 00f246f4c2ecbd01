package heartstring.customer.likeness;

import heartstring.kernels.linkage.Linkage;
import heartstring.kernels.linkage.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How evidence and weights are written down. */
public final class EvidenceJson {

    private EvidenceJson() {}

    /** What is known of a pair, without the fields that say nothing. */
    public static String write(List<Linkage.Evidence> evidence) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Linkage.Evidence one : evidence) {
            if (one.level() > 0) {
                list.addObject()
                        .put("field", one.field().name())
                        .put("words", one.words())
                        .put("bits", Math.round(one.bits() * 100) / 100.0);
            }
        }
        return list.toString();
    }

    /** Reads it again. */
    public static List<Evidence> read(String json) {
        List<Evidence> evidence = new ArrayList<>();
        for (JsonNode one : JsonMapper.shared().readTree(json)) {
            evidence.add(new Evidence(
                    one.path("field").asString(),
                    one.path("words").asString(),
                    one.path("bits").asDouble()));
        }
        return evidence;
    }

    static String write(Weights weights) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("prior", weights.prior());
        tables(node.putArray("m"), weights.m());
        tables(node.putArray("u"), weights.u());
        return node.toString();
    }

    private static void tables(ArrayNode node, double[][] table) {
        for (double[] levels : table) {
            ArrayNode row = node.addArray();
            for (double level : levels) {
                row.add(level);
            }
        }
    }

    static Weights weights(String json) {
        JsonNode node = JsonMapper.shared().readTree(json);
        return new Weights(
                table(node.path("m")), table(node.path("u")), node.path("prior").asDouble());
    }

    private static double[][] table(JsonNode node) {
        double[][] table = new double[node.size()][];
        for (int f = 0; f < table.length; f++) {
            table[f] = new double[node.path(f).size()];
            for (int l = 0; l < table[f].length; l++) {
                table[f][l] = node.path(f).path(l).asDouble();
            }
        }
        return table;
    }

    /** A probability in percent, never rounded up to certainty. */
    public static String percent(double probability) {
        if (probability >= 0.999) {
            return "over 99.9 %";
        }
        return probability >= 0.99
                ? String.format(Locale.ROOT, "%.1f %%", Math.floor(probability * 1_000) / 10)
                : String.format(Locale.ROOT, "%.0f %%", Math.floor(probability * 100));
    }
}
