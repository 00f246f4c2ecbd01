package heartstring.ui.layout;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A sentence shown once on the next page, carried there by a cookie so that any node can show it. */
public record Toast(String kind, String text) {

    private static final String COOKIE = "heartstring_toast";
    private static final int LIFE_SECONDS = 60;
    private static final int TEXT_LENGTH = 400;

    static void hand(Toast toast, HttpServletRequest request, HttpServletResponse response) {
        String text = toast.text.length() > TEXT_LENGTH ? toast.text.substring(0, TEXT_LENGTH) : toast.text;
        String value = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((toast.kind + ":" + text).getBytes(StandardCharsets.UTF_8));
        response.addCookie(cookie(value, LIFE_SECONDS, request));
    }

    static @Nullable Toast take(HttpServletRequest request, HttpServletResponse response) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                response.addCookie(cookie("", 0, request));
                return read(cookie.getValue());
            }
        }
        return null;
    }

    private static @Nullable Toast read(String value) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            boolean known = colon > 0 && (text.startsWith("success:") || text.startsWith("danger:"));
            return known ? new Toast(text.substring(0, colon), text.substring(colon + 1)) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Cookie cookie(String value, int seconds, HttpServletRequest request) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setHttpOnly(true);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
