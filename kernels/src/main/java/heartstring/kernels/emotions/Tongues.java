package heartstring.kernels.emotions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which language a text is in: by the small words that every sentence of a language has, and by its script. It would rather not know than
 * guess. Small words tell languages apart well even in short texts (Grefenstette 1995, "Comparing two language identification schemes").
 */
public final class Tongues {

    /** The language is not known. */
    public static final String UNKNOWN = "";

    /** There are no words. */
    public static final String NONE = "zxx";

    /** What the heads read. */
    public static final String ENGLISH = "en";

    private static final int MOST_CHARS = 2_000;
    private static final double MOST_KNOWN = 0.6;
    private static final double SOME_KNOWN = 0.34;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:['\u2019][\\p{L}]+)?");

    private static final Map<String, Set<String>> SMALL_WORDS = new HashMap<>();

    static {
        small(
                "en",
                "the and is was are were be been have has had you your we our they their it its this that with for not but of to in on my me "
                        + "i i'm i've i'd it's don't didn't can't won't isn't wasn't what when where why how who will would could should so just very "
                        + "from at by if there here he she him her his them a an do does did am please thanks thank can all no yes good great");
        small(
                "de",
                "der die das und ist nicht ich sie wir ihr ein eine einen einem einer mit für auf von zu dem den des im am war waren hat haben "
                        + "habe wird werden auch noch nur aber oder wenn dass daß wie was wer wo warum schon sehr mein meine mir mich uns euch ihre bei nach "
                        + "aus kein keine danke bitte leider immer zum zur sich es er sind bin du");
        small(
                "fr",
                "le la les un une des et est pas je tu il elle nous vous ils elles ne que qui quoi dans pour avec sur ce cette ces mon ma mes "
                        + "votre vos notre nos du au aux mais ou où donc très bien suis êtes sont était ont j'ai c'est n'est merci toujours jamais plus "
                        + "sans chez être avoir fait d'un d'une l'on qu'il");
        small(
                "es",
                "el la los las un una unos unas y es no yo tú él ella nosotros ustedes que quien en para con por su sus mi mis este esta estos "
                        + "estas pero muy más está están fue era son he ha han gracias siempre nunca del al como cuando donde porque todo todos lo le me se "
                        + "ya sin hola tengo qué");
        small(
                "it",
                "il lo la gli le un uno una e è non io tu lui lei noi voi loro che chi di da in con su per tra fra mio mia miei questo questa "
                        + "questi ma molto più sono sei siamo era ho hai ha hanno grazie sempre mai del della dei delle al alla nel nella come quando dove "
                        + "perché tutto anche ancora c'è");
        small(
                "nl",
                "de het een en is niet ik jij je u hij zij wij we jullie dat die dit deze met voor op van naar te in aan om maar of als wat wie "
                        + "waar waarom heel erg mijn mij ons onze uw was waren heb heeft hebben wordt worden ook nog geen bedankt graag altijd nooit bij uit "
                        + "er zijn ben");
        small(
                "pt",
                "o os as um uma uns umas e é não eu tu ele ela nós vocês que quem em para com por seu sua seus meu minha este esta isto mas "
                        + "muito mais está estão foi era são tenho tem têm obrigado obrigada sempre nunca do da dos das ao na no nas nos como quando onde "
                        + "porque tudo já sem você");
        small(
                "pl",
                "i w na nie jest to się że z do jak ale po co za tak od czy dla przez są był była było mam ma bardzo już tylko mój moja moje "
                        + "dziękuję proszę kiedy gdzie dlaczego ten ta te oraz ich jego jej nas was mnie");
        small(
                "sv",
                "och att det är inte jag du han hon vi ni de en ett på med för av till i som om men eller när var vad vem varför mycket min mitt "
                        + "mina har hade kan ska skulle också bara tack alltid aldrig från den detta");
        small(
                "da",
                "og at det er ikke jeg du han hun vi i de en et på med for af til som om men eller når hvor hvad hvem hvorfor meget min mit mine "
                        + "har havde kan skal skulle også kun tak altid aldrig fra den dette");
        small(
                "tr",
                "ve bir bu da de için ile çok ama ne değil ben sen biz siz onlar var yok mi mı mu mü gibi daha en kadar sonra her şey teşekkürler "
                        + "lütfen nasıl neden");
        small(
                "fi",
                "ja on ei se että en et ole oli olen mutta kun niin myös hän me te he tämä tuo joka mitä miksi missä hyvin erittäin kiitos vain "
                        + "vielä aina minun");
    }

    private Tongues() {}

    private static void small(String language, String words) {
        SMALL_WORDS.put(language, Set.of(words.split(" ")));
    }

    /**
     * The language as its two letters, {@link #NONE} or {@link #UNKNOWN}.
     *
     * @param english whether a word is one of those that English texts were seen with
     */
    public static String of(String text, Predicate<String> english) {
        String bounded = text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) : text;
        List<String> words = words(bounded);
        Map<String, Integer> scripts = new HashMap<>();
        words.forEach(word -> scripts.merge(script(word.codePointAt(0)), word.length(), Integer::sum));
        if (words.isEmpty()) {
            return NONE;
        }
        String script = scripts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(UNKNOWN);
        return script.equals("latin") ? latin(words, english) : script;
    }

    /** The words of a text in small letters, in their order. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT).replace('\u2019', '\''));
        }
        return words;
    }

    /** A script that one language alone is written in tells the language. */
    private static String script(int sign) {
        return switch (Character.UnicodeScript.of(sign)) {
            case LATIN -> "latin";
            case GREEK -> "el";
            case HEBREW -> "he";
            case HANGUL -> "ko";
            case HIRAGANA, KATAKANA -> "ja";
            case THAI -> "th";
            default -> UNKNOWN;
        };
    }

    private static String latin(List<String> words, Predicate<String> english) {
        long known = words.stream().filter(english).count();
        int ours = hits(words, ENGLISH);
        String best = UNKNOWN;
        int most = 0;
        for (String language : SMALL_WORDS.keySet().stream().sorted().toList()) {
            int hits = hits(words, language);
            if (!language.equals(ENGLISH) && hits > most) {
                most = hits;
                best = language;
            }
        }
        boolean seen = known >= MOST_KNOWN * words.size();
        if ((ours > most && known >= SOME_KNOWN * words.size()) || (ours >= most && seen)) {
            return ENGLISH;
        }
        return most >= 2 && most > ours && known < MOST_KNOWN * words.size() ? best : UNKNOWN;
    }

    private static int hits(List<String> words, String language) {
        Set<String> small = SMALL_WORDS.getOrDefault(language, Set.of());
        return (int) words.stream().filter(small::contains).count();
    }
}
