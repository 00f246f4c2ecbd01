package heartstring.platform.doors;

import heartstring.platform.keys.ApiKeyFilter;
import heartstring.platform.keys.ApiKeys;
import heartstring.platform.login.SessionContexts;
import heartstring.platform.oidc.NoClients;
import heartstring.platform.oidc.OidcRegistrations;
import heartstring.platform.oidc.OidcRequests;
import heartstring.platform.oidc.OidcUsers;
import heartstring.platform.web.Claims;
import heartstring.platform.web.Idempotency;
import heartstring.platform.web.IdempotencySql;
import heartstring.platform.web.OwnKeys;
import heartstring.platform.web.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The security filter chains. They say who is asking; whether the answer is theirs to have is said by the sign on each handler
 * ({@code Gate}), so every chain lets requests through to there.
 */
@Configuration(proxyBeanMethods = false)
class Doors {

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
                    + " form-action 'self'; frame-ancestors 'none'";

    /** Programs: a bearer token on each request, no session, no cookies. */
    @Bean
    @Order(1)
    SecurityFilterChain apiDoor(
            HttpSecurity http, ApiKeys keys, IdempotencySql idempotency, Claims claims, ObjectProvider<OwnKeys> ownKeys)
            throws Exception {
        stateless(http.securityMatcher("/api/**", "/mcp"));
        return http.addFilterBefore(new ApiKeyFilter(keys), AuthorizationFilter.class)
                .addFilterBefore(
                        new Idempotency(idempotency, claims, ownKeys.stream().toList()), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Pages of other sites: visitors' chats know each other by a secret of the browser, forms know nobody, and surveys go by links; no cookies. */
    @Bean
    @Order(2)
    SecurityFilterChain strangersDoor(HttpSecurity http) throws Exception {
        stateless(http.securityMatcher("/chat/**", "/chat.js", "/f/**", "/form.js", "/s/**", "/survey.js"));
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** The intake authenticates its sources itself, by their write keys. */
    @Bean
    @Order(2)
    SecurityFilterChain intakeDoor(HttpSecurity http) throws Exception {
        stateless(http.securityMatcher("/v1/**"));
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Health is open to load balancers; everything else wants a key with the scope {@code metrics:read}. */
    @Bean
    @Order(3)
    SecurityFilterChain operationsDoor(HttpSecurity http, ApiKeys keys) throws Exception {
        stateless(http.securityMatcher("/actuator/**"));
        return http.addFilterBefore(new ApiKeyFilter(keys), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .access((authentication, context) ->
                                new org.springframework.security.authorization.AuthorizationDecision(
                                        mayReadMetrics(authentication.get().getPrincipal()))))
                .build();
    }

    /** People: a session in the database, a token against forged requests in every form. */
    @Bean
    @Order(4)
    SecurityFilterChain pagesDoor(
            HttpSecurity http,
            SessionContexts contexts,
            OidcRegistrations registrations,
            OidcUsers oidcUsers,
            NoClients clients)
            throws Exception {
        headers(http);
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("heartstring_csrf");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                // Mail programs post to the link of a message (RFC 8058) without a token of ours.
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).ignoringRequestMatchers("/u/*"))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(logout ->
                        logout.logoutUrl("/logout").logoutSuccessUrl("/login").deleteCookies("heartstring"))
                .oauth2Login(login -> login.clientRegistrationRepository(registrations)
                        .authorizedClientRepository(clients)
                        .authorizationEndpoint(
                                there -> there.authorizationRequestResolver(new OidcRequests(registrations)))
                        .loginPage("/login")
                        .userInfoEndpoint(info -> info.oidcUserService(oidcUsers))
                        .defaultSuccessUrl("/", true)
                        .failureUrl("/login?refused"))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(Doors::toLogin).accessDeniedHandler(Doors::refuse))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** The time of a request is measured as a whole; measuring each filter takes longer than the filters. */
    @Bean
    static SecurityObservationSettings noTimersInFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /** Keeps Spring Boot from inventing a user of its own. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException("Users sign in on their page");
        };
    }

    private static boolean mayReadMetrics(@org.jspecify.annotations.Nullable Object principal) {
        return principal instanceof heartstring.platform.auth.Actor actor && actor.has("metrics:read");
    }

    private static void stateless(HttpSecurity http) throws Exception {
        headers(http);
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .exceptionHandling(failures -> failures.authenticationEntryPoint((request, response, missing) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            Problem.of(
                                            HttpStatus.UNAUTHORIZED,
                                            "Unauthorized",
                                            "Send an API key as Authorization: Bearer hs_…")
                                    .write(response);
                        })
                        .accessDeniedHandler((request, response, denied) -> Problem.of(
                                        HttpStatus.FORBIDDEN, "Forbidden", denied.getMessage())
                                .write(response)));
    }

    private static void headers(HttpSecurity http) throws Exception {
        http.headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                // Pages and problems say no-store themselves, and static files are to be kept.
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .permissionsPolicyHeader(policy -> policy.policy("camera=(self), microphone=(), geolocation=()")));
    }

    /** Shows the error page while it is still known who asks, so that it keeps their navigation. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, HttpServletResponse.SC_FORBIDDEN);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
        request.getRequestDispatcher("/error").forward(request, response);
    }

    private static void toLogin(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        if (Problem.isForProgram(request)) {
            Problem.of(HttpStatus.UNAUTHORIZED, "Signed out", "Sign in again.").write(response);
            return;
        }
        boolean script = request.getHeader("HX-Request") != null;
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String next = request.getMethod().equals("GET") && !script ? request.getRequestURI() + query : "/";
        String login = UriComponentsBuilder.fromPath("/login")
                .queryParam("next", "{next}")
                .encode()
                .buildAndExpand(next)
                .toUriString();
        if (script) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", "/login");
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", next.equals("/") ? "/login" : login);
        }
    }
}
