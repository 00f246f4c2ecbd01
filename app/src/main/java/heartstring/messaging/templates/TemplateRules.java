package heartstring.messaging.templates;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a template may be; pure. */
final class TemplateRules {

    static final int MOST_LANGUAGES = 20;
    static final int LONGEST = 20_000;
    static final int LONGEST_SHORT = 1_600;

    private TemplateRules() {}

    /** What is wrong, as a sentence; empty where nothing is. */
    static String fault(String name, String channel, List<Words> words) {
        if (name.isBlank() || name.length() > 120) {
            return "A name has 1 to 120 characters.";
        }
        if (!channel.matches("[a-z_]{2,20}")) {
            return "Choose how it is sent.";
        }
        if (words.isEmpty() || words.size() > MOST_LANGUAGES) {
            return "A template speaks 1 to " + MOST_LANGUAGES + " languages.";
        }
        for (Words one : words) {
            String fault = fault(channel, one);
            if (!fault.isEmpty()) {
                return words.size() == 1 ? fault : one.language() + ": " + fault;
            }
        }
        return "";
    }

    private static String fault(String channel, Words words) {
        boolean mail = channel.equals(Template.EMAIL);
        if (!words.language().matches("[a-z]{2,3}")) {
            return "A language has two or three small letters, such as en.";
        }
        if (mail && (words.subject().isBlank() || words.subject().length() > 150)) {
            return "A subject has 1 to 150 characters.";
        }
        int longest = mail ? LONGEST : LONGEST_SHORT;
        if (words.body().isBlank() || words.body().length() > longest) {
            return "The text has 1 to " + longest + " characters.";
        }
        List<Block> blocks = BlockRules.read(words.body());
        if (blocks.size() > BlockRules.MOST) {
            return "At most " + BlockRules.MOST + " paragraphs, buttons and pictures.";
        }
        for (String link : BlockRules.links(blocks)) {
            if (!VariableRules.isLinkToFill(link)) {
                return "“" + link + "” is no address such as https://shop.example/offer.";
            }
        }
        String fault = VariableRules.fault(words.subject());
        return fault.isEmpty() ? VariableRules.fault(words.body()) : fault;
    }

    /** What has to be known of somebody who gets it, whichever language they speak. */
    static Set<String> needed(Template template) {
        Set<String> needed = new LinkedHashSet<>();
        for (Words words : template.words()) {
            needed.addAll(VariableRules.needed(texts(template, words)));
        }
        return needed;
    }

    static List<String> texts(Template template, Words words) {
        List<String> texts = new ArrayList<>();
        if (template.isMail()) {
            texts.add(words.subject());
        }
        texts.add(words.body());
        return texts;
    }
}
