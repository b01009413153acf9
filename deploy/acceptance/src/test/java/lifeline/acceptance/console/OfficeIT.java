package lifeline.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import lifeline.acceptance.browser.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept in order beside the alerts, done on the console by somebody who sets the city up. */
class OfficeIT {
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir
    private static Path data;

    private static ConsoleCity started;

    private Visit visit;
    private Page page;

    @BeforeAll
    static void startTheCity() throws IOException, SQLException {
        started = ConsoleCity.start(data);
        started.city.onDuty("an", "安");
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    @BeforeEach
    void logIn() {
        visit = started.chromium.visit(started.service.url(), 1366, 768);
        page = visit.page();
        page.locator("#login").click();
        page.locator("input[name=user]").fill(started.service.user());
        page.locator("input[name=password]").fill(started.service.password());
        page.locator("ll-login #enter").click();
        assertThat(page.locator("#logout")).isVisible();
        page.locator("#office").click();
    }

    @AfterEach
    void nothingWentWrong() {
        List<String> faults = visit.faults().stream()
                .filter(fault -> !fault.contains("status of 400"))
                .toList();
        visit.close();
        assertEquals(List.of(), faults);
    }

    private Locator tab(String tab, String element) {
        page.locator("ll-office nav #" + tab).click();
        return page.locator(element);
    }

    /** The empty form for something new of a kind. */
    private static Locator begin(Locator panel, String kind, String id) {
        Locator editor = panel.locator("ll-edit." + kind);
        editor.locator(".new").click();
        editor.locator("[name=id]").fill(id);
        return editor;
    }

    @Test
    void aRosterIsMadeShownAndItsShiftHandedOver() {
        Locator people = tab("people", "ll-people");
        Locator team = begin(people, "teams", "desk");
        team.getByLabel("名称").fill("值班台");
        team.getByLabel("电话").fill("0631-1");
        team.locator(".save").click();
        assertThat(people).containsText("值班台");

        Locator roster = begin(people, "rosters", "desk");
        roster.getByLabel("班组").selectOption("desk");
        roster.getByLabel("名称").fill("24 小时");
        roster.getByLabel("结束").fill("08:00");
        roster.locator("select[aria-label='1']").selectOption("an");
        roster.locator(".save").scrollIntoViewIfNeeded();
        visit.picture(PICTURES.resolve("office-roster-zh.png"));
        roster.locator(".turn").click();
        String text = roster.locator("textarea").inputValue();
        roster.locator("textarea").fill(text + "}");
        roster.locator(".save").click();
        assertThat(roster.locator(".said")).containsText("不是合法的 JSON");
        roster.locator("textarea").fill(text.replace("2026-01-01", "2020-01-01"));
        roster.locator(".turn").click();
        assertThat(roster.getByLabel("首轮起始日")).hasValue("2020-01-01");
        roster.locator(".save").click();
        assertThat(people).containsText("24 小时 08:00–08:00");
        visit.picture(PICTURES.resolve("office-people-zh.png"));

        Locator duty = tab("duty", "ll-duty");
        assertThat(duty.locator(".now")).containsText("安");
        duty.locator("[name=note]").fill("3 号井待复测");
        duty.locator("#give").click();
        assertThat(duty).containsText("3 号井待复测");
        assertThat(duty).containsText("未了报警");
        assertThat(duty.locator(".take")).isDisabled();
        visit.picture(PICTURES.resolve("office-duty-zh.png"));
    }

    @Test
    void aSilenceThatCouldHideARedGasAlertWaitsForASecondPerson() {
        Locator silences = tab("silences", "ll-silences");
        silences.locator("[name=matchers]").fill("domain=gas, severity=~\"YELLOW|RED\"");
        silences.locator("[name=reason]").fill("标气试验");
        silences.locator("#silence").click();
        assertThat(silences.locator(".said")).containsText("另一人批准");
        Locator row = silences.locator("tr", new Locator.LocatorOptions().setHasText("标气试验"));
        assertThat(row).containsText("待第二人批准");
        assertThat(row.locator(".approve")).isDisabled();
        visit.picture(PICTURES.resolve("office-silences-zh.png"));
        row.locator(".expire").click();
        assertThat(row).hasCount(0);
    }

    @Test
    void aChannelIsTestedAndItsLogTellsWhatBecameOfIt() {
        Locator channels = tab("channels", "ll-channels");
        Locator row = channels.locator("tr", new Locator.LocatorOptions().setHasText("hook"));
        row.locator(".test").click();
        Locator log = channels.locator("table").last();
        assertThat(log).containsText("TEST/");
        assertThat(log.locator(".bad").first()).isVisible();
        visit.picture(PICTURES.resolve("office-channels-zh.png"));
    }

    @Test
    void aChannelIsMadeInTheFormOfItsKindAndChangedThere() {
        Locator channels = tab("channels", "ll-channels");
        Locator form = begin(channels, "channels", "post");
        form.getByLabel("名称").fill("邮件");
        form.getByLabel("地址").fill("https://nowhere.example");
        form.getByLabel("类型").selectOption("MAIL");
        form.getByLabel("主机").fill("mail.weihai.example");
        visit.picture(PICTURES.resolve("office-channel-form-zh.png"));
        form.locator(".save").click();
        assertThat(form.locator(".said")).containsText("from is missing");
        form.getByLabel("发件人").fill("lifeline@weihai.example");
        form.locator(".save").click();
        Locator row = channels.locator("tr", new Locator.LocatorOptions().setHasText("post"));
        assertThat(row).containsText("MAIL");

        row.locator(".edit").click();
        assertThat(form.getByLabel("主机")).hasValue("mail.weihai.example");
        form.getByLabel("启用").selectOption("false");
        form.locator(".save").click();
        assertThat(row).containsText("停用");
    }

    @Test
    void aFaultyFileOfDevicesIsToldLineByLineAndARightOneIsEntered() {
        Locator devices = tab("devices", "ll-devices");
        String head = "id,asset,domain,period_s,quantities\n";
        String asset = started.city.assetOf(started.leaking);
        file(devices, head + "new-1," + asset + ",gas,300,methane\nnew-2,nowhere,gas,300,methane\n");
        devices.locator("#import").click();
        assertThat(devices).containsText("there is no nowhere");
        visit.picture(PICTURES.resolve("office-devices-zh.png"));
        file(devices, head + "new-1," + asset + ",gas,300,methane\n");
        devices.locator("#import").click();
        assertThat(devices.locator(".said")).containsText("新增 1");
        devices.locator("[name=q]").fill("new-1");
        devices.locator("#find").click();
        Locator row = devices.locator("tr", new Locator.LocatorOptions().setHasText("new-1"));
        assertThat(row).containsText("从未上线");
        row.locator(".retire").click();
        assertThat(devices.locator(".said")).containsText("已停用");
        assertThat(row).hasCount(0);
    }

    private static void file(Locator devices, String text) {
        devices.locator("[name=file]")
                .setInputFiles(new FilePayload("devices.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void howWellTheDevicesDeliverIsToldWithThoseThatAreMissing() {
        Locator delivery = tab("delivery", "ll-delivery");
        assertThat(delivery.locator("tbody tr").first()).containsText("全市");
        assertThat(delivery).containsText("缺失设备");
        visit.picture(PICTURES.resolve("office-delivery-zh.png"));
        page.locator("#language").click();
        assertThat(delivery).containsText("devices are missing");
    }

    @Test
    void anAccountIsMadeAndItsPasswordShownOnce() {
        Locator accounts = tab("accounts", "ll-accounts");
        accounts.locator("[name=name]").fill("li");
        accounts.locator("[name=role]").selectOption("owner");
        accounts.locator("[name=domains]").fill("gas");
        accounts.locator("#make").click();
        assertThat(accounts.locator(".said")).containsText("li 的密码（只显示这一次）：");
        Locator row = accounts.locator("tbody tr", new Locator.LocatorOptions().setHasText("权属单位"));
        assertThat(row).containsText("gas");
        row.locator(".disable").click();
        assertThat(row).containsText("已停用");
        visit.picture(PICTURES.resolve("office-accounts-zh.png"));
    }

    @Test
    void anAlertTellsWhoWasCalledForIt() throws Exception {
        String device = started.city.device("gas", "methane", 7);
        started.city.raise("gas.methane.leak", device, "RED", 55, 50, 30);
        page.locator("#office").click();
        page.locator("[data-subject='" + device + ".methane']").click();
        Locator calls = page.locator("ll-alert-calls");
        assertThat(calls).containsText("an ← hook");
        calls.scrollIntoViewIfNeeded();
        visit.picture(PICTURES.resolve("alert-calls-zh.png"));
    }
}
