package heartstring.platform.login;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ActorAuthentication;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.platform.users.Vouched;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Who a session belongs to. The session holds the user's id and epoch and nothing else, so that a change of role, a
 * deactivation or a new password counts on the next request, on every node.
 */
@Component
public class SessionContexts implements SecurityContextRepository {

    private static final String USER = "heartstring.user";
    private static final String EPOCH = "heartstring.epoch";
    private static final String PENDING = "heartstring.pending";
    private static final String PENDING_UNTIL = "heartstring.pending-until";
    private static final long PENDING_MILLIS = 5 * 60_000L;

    private final Users users;

    SessionContexts(Users users) {
        this.users = users;
    }

    /** Makes this browser's session the user's, under a new id. */
    public void signIn(User user, HttpServletRequest request) {
        HttpSession session = renewed(request);
        session.removeAttribute(PENDING);
        session.removeAttribute(PENDING_UNTIL);
        session.setAttribute(USER, user.id());
        session.setAttribute(EPOCH, user.epoch());
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, "user:" + user.id());
    }

    /** Notes that the password was right and the second factor is due within five minutes. */
    void await(User user, HttpServletRequest request) {
        HttpSession session = renewed(request);
        session.setAttribute(PENDING, user.id());
        session.setAttribute(PENDING_UNTIL, System.currentTimeMillis() + PENDING_MILLIS);
    }

    /** The user whose second factor is due, or {@code null}. */
    static @Nullable Long awaited(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(PENDING) instanceof Long id
                        && session.getAttribute(PENDING_UNTIL) instanceof Long until
                        && until > System.currentTimeMillis()
                ? id
                : null;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new DeferredSecurityContext() {
            private @Nullable SecurityContext context;

            @Override
            public SecurityContext get() {
                SecurityContext loaded = context;
                if (loaded == null) {
                    loaded = load(request);
                    context = loaded;
                }
                return loaded;
            }

            @Override
            public boolean isGenerated() {
                return get().getAuthentication() == null;
            }
        };
    }

    @Override
    @SuppressWarnings("deprecation") // The interface still asks for it.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return load(holder.getRequest());
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (context.getAuthentication() == null) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.removeAttribute(USER);
            }
            return;
        }
        if (context.getAuthentication().getPrincipal() instanceof Vouched vouched) {
            signIn(vouched.user(), request);
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(USER) != null;
    }

    private SecurityContext load(HttpServletRequest request) {
        SecurityContext empty = SecurityContextHolder.createEmptyContext();
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(USER) instanceof Long id)) {
            return empty;
        }
        User user = users.find(id);
        if (user == null || !user.active() || !Objects.equals(session.getAttribute(EPOCH), user.epoch())) {
            session.invalidate();
            return empty;
        }
        return new SecurityContextImpl(new ActorAuthentication(Actor.user(user.id(), user.name(), user.role())));
    }

    private static HttpSession renewed(HttpServletRequest request) {
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        return session;
    }
}
