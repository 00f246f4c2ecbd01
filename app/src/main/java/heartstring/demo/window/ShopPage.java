package heartstring.demo.window;

import heartstring.crm.chatdoors.ChatDoors;
import heartstring.crm.chatdoors.Door;
import heartstring.platform.auth.Open;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The demo shop's site, for trying the window and the form; where there is no demo shop, there is no such page. */
@Open
@Controller
class ShopPage {

    private final DemoWindow window;
    private final ChatDoors doors;
    private final Settings settings;

    ShopPage(DemoWindow window, ChatDoors doors, Settings settings) {
        this.window = window;
        this.doors = doors;
        this.settings = settings;
    }

    @GetMapping("/demo")
    View shop(@RequestParam(defaultValue = "") String as) {
        Door door = window.isOpen() ? doors.byKey(DemoWindow.CHAT_KEY).orElse(null) : null;
        if (door == null) {
            throw Refusal.notFound("page");
        }
        String[] visitor = settings.get(DemoWindow.VISITOR, "").split("\n", 2);
        boolean known = as.equals("customer") && visitor.length == 2;
        return Page.of(
                        "Marigold Market",
                        "demo/window/shop",
                        new ShopView(
                                door.publicKey(),
                                DemoWindow.FORM_KEY,
                                visitor.length == 2 ? visitor[1] : "",
                                known,
                                known ? doors.identity(door, visitor[0], visitor[1]) : ""))
                .bare();
    }
}
