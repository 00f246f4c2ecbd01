package heartstring.experience.channels;

import heartstring.experience.surveys.Survey;
import java.util.List;

/**
 * How people come to a survey.
 *
 * @param place where codes are printed: receipt, table or shelf
 */
public record ChannelsView(Survey survey, String house, String place, List<Code> codes) {

    /** One of our stores. */
    public record Store(String key, String name) {}

    /** A QR code with what stands below it, as a drawing. */
    public record Code(String label, String link, String svg) {}

    public String path() {
        return "/experience/surveys/" + survey.id();
    }

    public String link() {
        return house + "/s/" + survey.publicKey();
    }

    public String kiosk() {
        return house + "/s/k/" + survey.publicKey();
    }

    /** The line for a site. */
    public String snippet() {
        return "<script async src=\"" + house + "/survey.js\" data-survey=\"" + survey.publicKey()
                + "\" data-delay=\"10\"></script>";
    }

    public List<String> places() {
        return List.of("receipt", "table", "shelf");
    }
}
