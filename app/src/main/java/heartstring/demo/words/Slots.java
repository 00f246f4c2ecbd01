package heartstring.demo.words;

/** What fills the slots of a sentence. */
public record Slots(String name, String store, String product, String agent, int minutes) {

    String fill(String template) {
        if (template.indexOf('{') < 0) {
            return template;
        }
        return template.replace("{name}", name)
                .replace("{store}", store)
                .replace("{product}", product)
                .replace("{agent}", agent)
                .replace("{minutes}", Integer.toString(minutes));
    }
}
