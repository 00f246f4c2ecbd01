package heartstring.kernels.emotions;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What emoji and emoticons show, in a word; rare ones so share what was learnt of common ones. */
final class Faces {

    private static final Map<Integer, String> EMOJI = new HashMap<>();
    private static final Map<String, String> EMOTICONS = new HashMap<>();

    static {
        emoji("laughing", "😂🤣😆😹😁😄😅💀☠");
        emoji("smiling", "😀😃😊🙂☺😇😌🤗😺😸🤩🥳🎉🎊✨🌟⭐🙌👏");
        emoji("loving", "❤😍🥰😘😻💕💖💗💓💞💘💝💜💙💚💛🧡🖤💟♥😚😙");
        emoji("thanking", "🙏🤝💐");
        emoji("agreeing", "👍👌✅💯✔🆗");
        emoji("winking", "😉😏😜😝😛🤪😋😎");
        emoji("crying", "😢😭😿😥😪🥺💔");
        emoji("sad", "😞😔😟🙁☹😕😣😖😫😩😓");
        emoji("angry", "😠😡🤬👿💢😤😾🖕");
        emoji("disliking", "👎🤢🤮🙄😒😑😐💩🤦");
        emoji("afraid", "😨😰😱😧😦🙀😬");
        emoji("surprised", "😮😲😯🤯😳🫢🫨");
        emoji("wondering", "🤔❓🤷🧐❔");
        emoticons("smiling", ":) :-) =) :] :-] ^^ ^_^ :3");
        emoticons("laughing", ":d :-d =d xd x-d");
        emoticons("winking", ";) ;-) ;d :p :-p =p ;p xp");
        emoticons("loving", "<3 <33 <333 :* :-*");
        emoticons("sad", ":( :-( =( :[ :-[ :'( t_t </3 ;(");
        emoticons("disliking", ":/ :-/ :\\ :-\\ =/ :| :-| -_- -__- -___-");
        emoticons("surprised", ":o :-o =o o_o");
    }

    private Faces() {}

    private static void emoji(String shows, String signs) {
        signs.codePoints().forEach(sign -> EMOJI.put(sign, shows));
    }

    private static void emoticons(String shows, String faces) {
        for (String face : faces.split(" ")) {
            EMOTICONS.put(face, shows);
        }
    }

    /** What an emoticon shows; empty when that is not known. */
    static String ofEmoticon(String face) {
        return EMOTICONS.getOrDefault(face.toLowerCase(Locale.ROOT), "");
    }

    /** What an emoji shows; empty when that is not known. */
    static String ofEmoji(int sign) {
        return EMOJI.getOrDefault(sign, "");
    }

    /** A text of pictures alone in words: what each shows. */
    static String inWords(String text) {
        StringBuilder words = new StringBuilder();
        text.codePoints()
                .mapToObj(Faces::ofEmoji)
                .filter(shows -> !shows.isEmpty())
                .forEach(shows -> words.append(shows).append(' '));
        return words.isEmpty() ? text : words.toString().strip();
    }

    /** Whether it is a picture. */
    static boolean isEmoji(int sign) {
        return EMOJI.containsKey(sign)
                || (sign >= 0x1F300 && sign <= 0x1FAFF)
                || (sign >= 0x2600 && sign <= 0x27BF)
                || sign == 0x2B50;
    }

    /** Whether it only changes the picture before it: a colour of skin, a variant, a joiner. */
    static boolean isPart(int sign) {
        return sign == 0xFE0F || sign == 0x200D || (sign >= 0x1F3FB && sign <= 0x1F3FF);
    }
}
