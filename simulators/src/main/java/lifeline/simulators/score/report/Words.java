package lifeline.simulators.score.report;

import lifeline.contract.domain.Text;

/** What people read on a page: Chinese unless they switch to English, which takes no script. */
final class Words {
    /** In front of {@code main}; what is chosen here shows and hides what stands in it. */
    static final String SWITCH = """
            <input type="radio" name="language" id="en"><label for="en">English</label>
            <input type="radio" name="language" id="zh" checked><label for="zh">中文</label>
            """;

    static final String STYLE = """
            main .en, #en:checked ~ main .zh { display: none }
            #en:checked ~ main .en { display: revert }
            input[name=language] { position: absolute; opacity: 0 }
            label { float: right; margin-left: .6em; padding: 0 .6em; border: 1px solid #d0d7de; border-radius: 4px; cursor: pointer }
            input:checked + label { background: #1f6feb; color: #fff; border-color: #1f6feb }
            input:focus-visible + label { outline: 2px solid #1f2328 }
            """;

    private Words() {}

    static String of(String zh, String en) {
        return "<span class=\"zh\">" + escaped(zh) + "</span><span class=\"en\" lang=\"en\">" + escaped(en) + "</span>";
    }

    static String of(Text text) {
        return of(text.zh(), text.en());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
