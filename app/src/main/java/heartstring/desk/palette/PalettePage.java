package heartstring.desk.palette;

import heartstring.platform.auth.ForRoles;
import heartstring.ui.layout.Fragment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the palette and the list of keys show, on every page and for everybody who is signed in. */
@ForRoles
@Controller
class PalettePage {

    private final Palette palette;

    PalettePage(Palette palette) {
        this.palette = palette;
    }

    @GetMapping("/palette")
    Fragment palette(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String at) {
        return Fragment.of("desk/palette/list", palette.of(q, at));
    }

    @GetMapping("/palette/keys")
    Fragment keys(@RequestParam(defaultValue = "") String at) {
        return Fragment.of("desk/palette/keys", KeyRules.of(at));
    }
}
