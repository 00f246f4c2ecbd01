package heartstring.crm.quotes;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class QuotesPage {

    private final Quotes quotes;

    QuotesPage(Quotes quotes) {
        this.quotes = quotes;
    }

    @PostMapping("/crm/deals/{id:\\d+}/quotes")
    View make(@PathVariable long id) {
        String fault = quotes.make(id);
        Redirect back = Redirect.to("/crm/deals/" + id);
        return fault == null ? back.saying("The quote stands among the files.") : back.warning(fault);
    }
}
