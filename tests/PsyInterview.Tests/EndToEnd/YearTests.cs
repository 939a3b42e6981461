using PsyInterview.Tests.Storage;
using Xunit;

namespace PsyInterview.Tests.EndToEnd;

/// <summary>
/// A year of a study at the keyboard of the built program: 25 contacts, 20 who agree and consent, interviews, and a withdrawal. Everything that lies in the
/// study's folder is opened with the study's key: the words are there before the erasure, and nowhere after it.
/// </summary>
public sealed class YearTests : IDisposable
{
    private const string Secret = "her brother drank at Sandvika";
    private const string Sheet = """
        title: A year of a study
        declined leaves: reason
        cut-off: until analysis begins
        groups:
          patients:
            title: Patients
            planned: 20
            waves:
              1: First interview
              2:
                window: 10 to 14 months
        criteria:
          gender: Female, Male
          age:
            bands: 18-39, 40-59, 60 and over
        targets:
          gender=Male: 6
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly Desk _desk = new();

    private string Study => _desk.Study;

    [Fact]
    public void A_year_of_a_study_and_an_erasure_that_leaves_no_word()
    {
        var sheet = Path.Combine(_desk.Folder, "sheet.yaml");
        File.WriteAllText(sheet, Sheet);
        Programs.Finish("new", Study, "--from", sheet);
        using (var t = PseudoTerminal.Start(BuiltProgram.Command("open", Study), new TerminalOptions { Rows = 40, Columns = 120 }))
        {
            t.WaitFor("No participant yet", Patience);
            Recruit(t);
            Consent(t);
            Interview(t, "P01", "what P01 said");
            Interview(t, "P02", Secret);
            t.WaitFor("P02 .*done", Patience);
        }
        Assert.NotEmpty(Remains.Of(_desk, Secret));
        Assert.Contains("Sandvika", Programs.Finish("log", Study), StringComparison.Ordinal);
        var before = Programs.Finish("report", "flow", Study, "--format", "csv");
        Assert.Contains("interviewed,,2,", before, StringComparison.Ordinal);

        using (var t = PseudoTerminal.Start(BuiltProgram.Command("open", Study), new TerminalOptions { Rows = 40, Columns = 120 }))
        {
            // The program before was killed when its terminal was let go.
            t.WaitFor("Recovered from the safety copy", Patience);
            t.Send("<Enter>");
            t.WaitFor("20 participants", Patience);
            Choose(t, "P02");
            t.Send("W");
            t.WaitFor("P02 withdraws from the study", Patience);
            t.Send("3");
            t.WaitFor("note", Patience);
            t.Send("<Enter>");
            t.WaitFor("type P02", Patience);
            t.Send("P02<Enter>");
            t.WaitFor("Erased: the words of", Patience);
            // In the folder of a program that still runs.
            Assert.Empty(Remains.Of(_desk, Secret));
        }
        Assert.Empty(Remains.Of(_desk, Secret));
        Assert.NotEmpty(Remains.Of(_desk, "what P01 said"));
        Assert.DoesNotContain("Sandvika", Programs.Finish("log", Study), StringComparison.Ordinal);
        Assert.Contains("every one is there", Programs.Finish("verify", Study), StringComparison.Ordinal);
        var after = Programs.Finish("report", "flow", Study, "--format", "csv");
        // Everything that was counted is still counted; the withdrawal comes on top.
        foreach (var row in before.Split('\n').Where(r => r.Contains("contacted", StringComparison.Ordinal) || r.Contains("interviewed", StringComparison.Ordinal) || r.Contains("declined", StringComparison.Ordinal)))
            Assert.Contains(row, after, StringComparison.Ordinal);
        Assert.Contains("withdrew", after, StringComparison.Ordinal);
        Assert.DoesNotContain("withdrew", before, StringComparison.Ordinal);
    }

    public void Dispose() => _desk.Dispose();

    // The first twenty agree, five decline with a reason.
    private static void Recruit(PseudoTerminal t)
    {
        t.Send("c");
        t.WaitFor("Nobody was contacted yet", Patience);
        for (var n = 1; n <= 25; n++)
        {
            t.Send("n<Enter>");
            t.WaitFor("not stored yet", Patience);
            t.Send(n <= 20 ? "a" : "d");
            if (n <= 20) t.WaitFor($"is P{n:D2} from now on", Patience);
            else
            {
                t.WaitFor("ANSWER", Patience);
                t.Send("<Sp>lack of time<Enter>");
                t.WaitFor("reason: lack of time", Patience);
            }
        }
        t.Send("<Esc>");
        t.WaitFor("20 participants", Patience);
    }

    private static void Consent(PseudoTerminal t)
    {
        for (var n = 1; n <= 20; n++)
        {
            Choose(t, $"P{n:D2}");
            t.Send("i");
            t.WaitFor($"What is known of P{n:D2}", Patience);
            t.Send(n % 3 == 0 ? "<Enter>Male<Enter>" : "<Enter>Female<Enter>");
            t.WaitFor(n % 3 == 0 ? "Gender +Male" : "Gender +Female", Patience);
            t.Send("<Enter>44<Enter>");
            t.WaitFor("Age +44", Patience);
            t.Send("jyyyyyy");
            t.WaitFor("yes reuse", Patience);
            t.Send("<Esc>");
            t.WaitFor("20 participants", Patience);
        }
    }

    private static void Interview(PseudoTerminal t, string person, string words)
    {
        Choose(t, person);
        t.Send("<Enter>");
        t.WaitFor($"guide for the first session with {person}", Patience);
        t.Send("<Enter>");
        t.WaitFor("start check", Patience);
        t.Send("s");
        t.WaitFor("Enter starts the session", Patience);
        t.Send("<Enter>");
        t.WaitFor("asked 1 ", Patience);
        t.Send($"<Sp>{words.Replace(" ", "<Sp>", StringComparison.Ordinal)}<Enter>");
        t.WaitFor($@"{words}(?! *saving)[\s\S]*KEYS", Patience);
        t.Send("q");
        t.WaitFor("TYPING", Patience);
        t.Send("and<Sp>she<Sp>cried<Enter>");
        t.WaitFor(@"she cried[\s\S]*KEYS", Patience);
        t.Send("Eend<Enter>");
        t.WaitFor("losing", Patience);
        t.Send("f");
        t.WaitFor("f again leaves them so", Patience);
        t.Send("f");
        t.WaitFor(": debrief", Patience);
        t.Send("f");
        t.WaitFor("f again finishes", Patience);
        t.Send("f");
        t.WaitFor("20 participants", Patience);
    }

    // The row of a participant, from wherever the selection stands.
    private static void Choose(PseudoTerminal t, string person)
    {
        var number = int.Parse(person[1..], System.Globalization.CultureInfo.InvariantCulture);
        t.Send(string.Concat(Enumerable.Repeat("k", 40)));
        t.Send(string.Concat(Enumerable.Repeat("j", number - 1)));
        t.Quiet(TimeSpan.FromMilliseconds(60));
    }
}
