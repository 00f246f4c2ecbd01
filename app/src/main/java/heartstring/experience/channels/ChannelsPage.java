package heartstring.experience.channels;

import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.totp.QrCode;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@ForRoles(Role.MANAGER)
@Controller
class ChannelsPage {

    private static final int MOST_STORES = 60;

    private final Surveys surveys;
    private final ChannelsSql sql;
    private final Settings settings;

    ChannelsPage(Surveys surveys, ChannelsSql sql, Settings settings) {
        this.surveys = surveys;
        this.sql = sql;
        this.settings = settings;
    }

    @GetMapping("/experience/surveys/{id:\\d+}/channels")
    Page channels(@PathVariable int id, @RequestParam(defaultValue = "receipt") String place) {
        Survey survey = surveys.find(id)
                .filter(s -> s.state() != Survey.State.ELSEWHERE)
                .orElseThrow(() -> Refusal.notFound("survey"));
        String outside = settings.organisation().address();
        String house = outside.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                : outside;
        String where = List.of("receipt", "table", "shelf").contains(place) ? place : "receipt";
        String link = house + "/s/" + survey.publicKey() + "?via=" + where;
        List<ChannelsView.Code> codes = new ArrayList<>();
        codes.add(code("Any place", link));
        for (ChannelsView.Store store : sql.stores(MOST_STORES)) {
            codes.add(code(store.name(), link + "&store=" + URLEncoder.encode(store.key(), StandardCharsets.UTF_8)));
        }
        return Page.of(
                "Ways to ask: " + survey.name(),
                "experience/channels/channels",
                new ChannelsView(survey, house, where, codes));
    }

    private static ChannelsView.Code code(String label, String link) {
        return new ChannelsView.Code(
                label, link, QrCode.svg(link, "QR code of the survey, " + label.replaceAll("[<>&\"]", " ")));
    }
}
