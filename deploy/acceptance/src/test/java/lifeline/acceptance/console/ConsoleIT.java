package lifeline.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import lifeline.acceptance.browser.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What the duty officer sees and does on the console: the real service, PostgreSQL and browser; signals by hand. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleIT {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final String HOSTILE = "<img src=x onerror=\"document.title='owned'\"><script>alert(1)</script>";

    @TempDir
    private static Path data;

    private static ConsoleCity started;
    private static CityAtWork city;
    private static ServiceProcess service;
    private static String leaking;

    private Visit visit;
    private Page page;

    @BeforeAll
    static void startTheCity() throws IOException, SQLException {
        started = ConsoleCity.start(data);
        city = started.city;
        service = started.service;
        leaking = started.leaking;
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    @BeforeEach
    void visit() throws IOException {
        service.tellRestarts(0);
        visit = started.chromium.visit(service.url(), 1366, 768);
        page = visit.page();
    }

    @AfterEach
    void leave() {
        if (visit != null) {
            visit.close();
        }
    }

    @Test
    @Order(1) // the pictures then show the city as it was prepared
    void showsARedAlertInChineseAndInEnglish() {
        rowOf(leaking).click();
        assertThat(rowOf(leaking)).containsText("红色");
        assertThat(rowOf(leaking)).containsText("62.4 %LEL");
        assertThat(page.locator("ll-alarm-band")).containsText("红色报警待认领");
        assertThat(page.locator("ll-curve .chart canvas")).isVisible();
        visit.picture(PICTURES.resolve("console-zh.png"));

        page.locator("#language").click();

        assertThat(rowOf(leaking)).containsText("Red");
        assertThat(page.locator("ll-head h1")).hasText("Weihai City Lifeline Monitoring");
        visit.picture(PICTURES.resolve("console-en.png"));
    }

    @Test
    void showsAnIncidentWithItsCauseItsPlaceAndItsAlerts() throws SQLException {
        // every seventh gauge stands on the same road
        String one = city.device("water", "pressure", 0);
        String next = city.device("water", "pressure", 14);
        city.fall(one, 0.21, 300);
        city.fall(next, 0.12, 300);
        city.fall(city.device("water", "pressure", 7), 0.01, 300);
        city.raise("water.pressure.burst", one, "RED", -0.21, -0.2, 300);
        city.raise("water.pressure.burst", next, "ORANGE", -0.12, -0.1, 298);

        page.locator("#incidents").click();
        Locator row = page.locator("ll-incidents .row", new Page.LocatorOptions().setHasText("压力骤降"));
        row.click();

        Locator view = page.locator("ll-incident-view");
        assertThat(view.locator("h2")).containsText("压力骤降");
        assertThat(view.locator(".place")).containsText("之间，距前者约", within(10));
        assertThat(view.locator(".units")).containsText("水务集团：2 起");
        assertThat(view.locator(".parts li")).hasCount(2);
        assertThat(view.locator("ll-incident-map .here")).isInViewport();
        assertThat(view.locator(".parts li").last()).isInViewport();
        visit.picture(PICTURES.resolve("incident-zh.png"));
        page.locator("#language").click();
        assertThat(view.locator(".place")).containsText("Between Water main gauge");
        visit.picture(PICTURES.resolve("incident-en.png"));
        view.locator(".parts button").first().click();
        assertThat(page.locator("ll-alert-view .incident")).containsText("Part of incident #");
        assertEquals(List.of(), visit.faults());
    }

    @Test
    void tellsABlindWindowWhileItLastsAndAfterwards() throws SQLException {
        Locator books = page.locator("ll-books");
        assertThat(books.locator(".windows")).containsText("24 小时内无盲窗");
        city.goBlind();
        assertThat(books.locator(".blind"))
                .containsText("处理滞后", new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
        city.seeAgain();
        assertThat(books.locator(".chip"))
                .containsText("处理滞后", new LocatorAssertions.ContainsTextOptions().setTimeout(10_000));
        assertThat(books.locator(".blind")).hasCount(0);
    }

    @Test
    void tellsWhatBecameOfTheReadings() throws SQLException {
        city.account(leaking, 1_234, 1_230, 3, 1);
        city.account("dev-wrong", 10, 8, 1, 0);
        page.reload();
        Locator books = page.locator("ll-books");
        assertThat(books.locator(".balance")).containsText("接收 1,244 = 入库 1,238 + 重复 4 + 拒收 1");
        assertThat(books.locator(".balance")).containsText("1 行不平");
        page.locator("#books").click();
        assertThat(books.locator("tbody tr")).hasCount(2);
        books.locator("input[type=checkbox]").check();
        assertThat(books.locator("tbody tr")).hasCount(1);
        assertThat(books.locator("tbody tr")).containsText("dev-wrong");
        page.locator("#language").click();
        assertThat(books.locator(".balance")).containsText("1 rows unbalanced");
    }

    @Test
    void showsAnExerciseApartFromTheRealCityAndItsScoreAtTheEnd() throws SQLException {
        String struck = city.device("gas", "methane", 6);
        String waiting = page.locator("ll-alarm-band strong").textContent();
        city.exercise(struck);

        assertThat(page.locator("ll-exercise-band section")).containsText("演练进行中", within(10));
        Locator row = page.locator(".row[data-subject*=':" + struck + ".']");
        assertThat(row.locator(".exercise-mark")).hasText(Pattern.compile("演练 \\d"));
        assertEquals(waiting, page.locator("ll-alarm-band strong").textContent());
        page.locator("#exercises").click();
        assertThat(page.locator("ll-exercise-band section")).isVisible();
        assertThat(page.locator("ll-exercise-view")).containsText("注入故障");
        assertThat(page.locator("ll-exercise-view")).containsText("延迟 43 秒");
        assertThat(page.locator("ll-exercise-start li").first()).containsText("约");
        visit.picture(PICTURES.resolve("exercise-running-zh.png"));
        page.locator("ll-alarm-band button").click();
        assertThat(page.locator("ll-alert-list")).isVisible();
        page.locator("#exercises").click();

        city.score();

        assertThat(page.locator("ll-exercise-score")).containsText("100 %", within(10));
        assertThat(page.locator("ll-exercise-score")).containsText("及时");
        assertThat(page.locator("ll-exercise-band section")).hasCount(0);
        page.locator("#language").click();
        assertThat(page.locator("ll-exercise-score")).containsText("in time");
        visit.picture(PICTURES.resolve("exercise-score-en.png"));
    }

    @Test
    void anExerciseIsBegunAndCancelledOnThePage() {
        page.locator("#exercises").click();
        page.locator("ll-exercise-start button[data-scenario=gas-leak]").click();
        page.locator("#begin").click();
        login();
        assertThat(page.locator("ll-exercise-band section")).containsText("演练进行中", within(10));
        assertThat(page.locator("#begin")).isDisabled();
        assertThat(page.locator("ll-exercise-start .said")).containsText("一次只能进行一场演练");
        page.locator("#cancel").click();
        assertThat(page.locator("ll-exercise-view .state")).hasText("已取消");
        assertThat(page.locator("ll-exercise-band section")).hasCount(0);
    }

    @Test
    void keepsTheChosenLanguage() {
        page.locator("#language").click();
        page.reload();
        assertThat(page.locator("ll-head h1")).hasText("Weihai City Lifeline Monitoring");
    }

    @Test
    void showsEveryDomainAndItsGravestOpenAlert() {
        assertThat(page.locator("ll-domain-tiles .tile")).hasCount(5);
        assertThat(page.locator("ll-domain-tiles .tile").first()).containsText("红色");
    }

    @Test
    void showsANewRedAlertWithinTwoSecondsAndSpeaksIt() throws SQLException {
        String other = city.device("gas", "methane", 5);
        assertThat(rowOf(leaking)).isVisible();

        city.raise("gas.methane.leak", other, "RED", 71, 50, 0);

        assertThat(rowOf(other)).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(2_000));
        assertThat(page.locator("ll-alarm-band [aria-live=assertive]")).containsText("新的红色报警");
    }

    @Test
    void tellsAnUnregisteredDevice() {
        assertThat(rowOf("foreign-0001")).containsText("未登记");
        page.locator("ll-sensor-search input").fill("foreign-0001");
        Locator found = page.locator("ll-sensor-search [role=option]");
        assertThat(found).containsText("未登记");
        found.click();
        assertThat(page.locator("ll-sensor-view")).containsText("foreign-0001.methane");
        assertThat(page.locator("ll-sensor-view ll-curve")).containsText("该时段没有读数");
    }

    @Test
    void theListIsNarrowedDownToAPlaceByName() {
        String road = city.device("waterlogging", "road-depth", 1);
        Locator find = page.getByPlaceholder("按地点查找");
        find.fill(city.assetOf(road));
        assertThat(rowOf(leaking)).hasCount(0);
        assertThat(rowOf(road)).isVisible();

        find.fill("no such place");
        assertThat(page.locator("ll-alert-list")).containsText("没有符合筛选条件的报警");
        page.locator("ll-alert-list .words button").click();
        assertThat(rowOf(leaking)).isVisible();
        assertThat(find).hasValue("");
        assertEquals(List.of(), visit.faults());
    }

    @Test
    void keepsDeviceFaultsApartFromHazards() {
        assertThat(page.locator("ll-alert-list h3"))
                .hasText(new Pattern[] {Pattern.compile("险情报警.*"), Pattern.compile("设备异常.*")});
    }

    @Test
    void acknowledgingAfterLoginChangesTheRow() throws SQLException {
        String mine = city.device("gas", "methane", 7);
        city.raise("gas.methane.leak", mine, "ORANGE", 26, 25, 30);
        rowOf(mine).click();
        page.locator("#acknowledge").click();
        login();
        assertThat(rowOf(mine)).containsText("已认领");
        assertThat(rowOf(mine)).containsText(service.user());
        assertThat(page.locator("ll-audit-trail")).containsText("认领");
    }

    @Test
    void anAlertGoesFromTakenToClosed() throws SQLException {
        String mine = city.device("waterlogging", "road-depth", 10);
        city.raise("waterlogging.road-depth.ponding", mine, "BLUE", 6, 5, 90);
        rowOf(mine).click();
        page.locator("#close").click();
        login();
        assertThat(page.locator("ll-alert-actions [role=status]")).hasText("请先认领。");

        page.locator("#acknowledge").click();
        assertThat(rowOf(mine)).containsText("已认领");
        city.clear("waterlogging.road-depth.ponding", mine);
        assertThat(rowOf(mine)).containsText("已恢复");
        assertThat(page.locator("ll-alert-list h3").last()).containsText("已恢复，待关闭");
        page.locator("#close").click();
        assertThat(page.locator("ll-alert-actions [role=status]")).hasText("请先研判。");
        page.locator("#cause").selectOption("FALSE/VEHICLE");
        page.locator("#judge").click();
        assertThat(rowOf(mine)).containsText("已研判");
        page.locator("ll-alert-actions input").fill("现场复测正常");
        page.locator("#close").click();

        assertThat(rowOf(mine)).hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("已办结"))
                .click();
        assertThat(rowOf(mine)).containsText("已关闭");
    }

    @Test
    void anAlertIsJudgedAndItsRuleShowsWhatItWasWorth() throws SQLException {
        String mine = city.device("gas", "methane", 11);
        city.judged();
        city.raise("gas.methane.leak", mine, "BLUE", 6, 5, 90);
        rowOf(mine).click();
        page.locator("#judge").click();
        assertThat(page.locator("ll-alert-actions [role=status]")).hasText("请先选择研判结论和原因。");
        page.locator("#cause").selectOption("FALSE/BIOGAS");
        page.locator("#judge").click();
        login();
        assertThat(page.locator("ll-audit-trail")).containsText("研判误报 沼气");
        visit.picture(PICTURES.resolve("judged-zh.png"));

        page.locator("#rules").click();

        Locator leak = page.locator("ll-rules tr.chosen");
        assertThat(leak).containsText("4 / 16 / 0");
        assertThat(leak).containsText("20%（95% 可信：8–42%）");
        assertThat(page.locator("ll-rule-view")).containsText("若阈值为 9 %LEL，全部 4 起真实报警仍会报出");
        assertThat(page.locator("ll-rule-view")).containsText("样本少");
        visit.picture(PICTURES.resolve("rules-zh.png"));
        assertFalse(overflows());
        page.locator("#language").click();
        assertThat(page.locator("ll-rule-view")).containsText("9 %LEL would have kept all 4 true alerts");
        visit.picture(PICTURES.resolve("rules-en.png"));
        assertEquals(List.of(), visit.faults());
    }

    @Test
    void rowsAreReachedAndChosenWithTheKeyboard() {
        Locator rows = page.locator("ll-alert-list .row");
        rows.first().focus();
        page.keyboard().press("ArrowDown");
        assertThat(rows.nth(1)).isFocused();
        page.keyboard().press("Enter");
        assertThat(rows.nth(1)).hasAttribute("aria-current", "true");
    }

    @Test
    void aWrongPasswordIsSaidInWords() {
        page.locator("#login").click();
        page.locator("input[name=user]").fill(service.user());
        page.locator("input[name=password]").fill("wrong");
        page.locator("#enter").click();
        assertThat(page.locator("ll-login .failure")).hasText("用户名或密码不正确。");
    }

    @Test
    void aHostileCommentStaysText() throws SQLException {
        String mine = city.device("gas", "methane", 8);
        city.raise("gas.methane.leak", mine, "YELLOW", 11, 10, 20);
        rowOf(mine).click();
        page.locator("ll-alert-actions input").fill(HOSTILE);
        page.locator("#comment").click();
        login();
        assertThat(page.locator("ll-audit-trail .comment")).hasText(HOSTILE);
        assertThat(page.locator("ll-audit-trail img")).hasCount(0);
        assertEquals(List.of(), visit.faults());
    }

    @Test
    void saysThatAProgramWasRestarted() throws IOException {
        service.tellRestarts(1);
        assertThat(page.locator("ll-notices")).containsText("检测作业已于");
        assertThat(page.locator("ll-notices")).containsText("exit code 137");
    }

    @Test
    void staysOnItsOwnHostAndWithinItsPolicy() {
        rowOf(leaking).click();
        assertThat(page.locator("ll-curve .chart canvas")).isVisible();
        page.locator("ll-curve .chart").hover();
        page.locator("ll-curve .chart").hover(new Locator.HoverOptions().setPosition(240, 90));
        assertThat(page.locator("ll-curve .chart b")).containsText("%LEL");
        page.locator("#language").click();
        page.locator("#login").click();
        assertThat(page.locator("ll-login dialog")).isVisible();
        assertEquals(List.of(), visit.faults());
    }

    @Test
    void saysThatTheStreamIsLostAndMissesNothingMeanwhile() throws SQLException {
        String meanwhile = city.device("gas", "methane", 9);
        assertThat(page.locator("ll-head .connection")).hasText("实时");

        service.kill();
        assertThat(page.locator("ll-head .connection")).containsText("断线重连");
        assertThat(page.locator("ll-notices")).containsText("实时推送已中断", within(10));
        city.raise("gas.methane.leak", meanwhile, "ORANGE", 27, 25, 0);
        service.startAgain();

        assertThat(page.locator("ll-head .connection"))
                .hasText("实时", new LocatorAssertions.HasTextOptions().setTimeout(15_000));
        // the service that has just begun takes the signal when it comes to it
        assertThat(rowOf(meanwhile)).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
    }

    @Test
    void fitsTheDeskAndTheWall() {
        assertThat(rowOf(leaking)).isVisible();
        assertFalse(overflows());
        page.setViewportSize(1920, 1080);
        assertFalse(overflows());
        assertThat(page.locator("#acknowledge")).isInViewport();
        visit.picture(PICTURES.resolve("console-wall-zh.png"));
    }

    private static LocatorAssertions.ContainsTextOptions within(int seconds) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(seconds * 1000.0);
    }

    private boolean overflows() {
        return (boolean)
                page.evaluate(
                        "document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight");
    }

    private Locator rowOf(String device) {
        return page.locator(".row[data-subject^='" + device + ".']");
    }

    private void login() {
        page.locator("input[name=user]").fill(service.user());
        page.locator("input[name=password]").fill(service.password());
        page.locator("#enter").click();
    }
}
