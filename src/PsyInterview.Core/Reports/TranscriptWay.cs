using PsyInterview.Coding;
using PsyInterview.Studies;

namespace PsyInterview.Reports;

/// <summary>How far one session is on its way from the audio to coded words, and what is next. Worked out once, so that it can be drawn often.</summary>
/// <param name="Steps">The steps that were done, by their name.</param>
/// <param name="Paragraphs">How many paragraphs were taken in; 0 where there is no transcript.</param>
/// <param name="Coding">How far it is coded.</param>
/// <param name="CodedOn">The day on which its coding was closed, or null.</param>
/// <param name="Coders">Who finished coding it; empty while it is not coded.</param>
/// <param name="Next">One of <see cref="TranscriptSteps.All"/>, <see cref="Import"/> or <see cref="Code"/>; null where nothing waits.</param>
/// <param name="Since">The day from which that waits, 2026-11-05; empty where it is not known.</param>
public sealed record TranscriptWay(
    Account Account, string Person, IReadOnlyDictionary<string, TranscriptStep> Steps, int Paragraphs, CodingStanding Coding, string? CodedOn, IReadOnlyList<string> Coders,
    string? Next, string Since)
{
    /// <summary>What follows the steps: taking the text in, and coding it.</summary>
    public const string Import = "imported", Code = "coded";

    /// <summary>Days after which what waits is overdue.</summary>
    public const int OverdueAfter = 14;

    /// <summary>The session, for example <c>P07-1</c>.</summary>
    public string Stream => Account.Stream;

    /// <summary>True where the next step has waited too long. Coding takes its time and is never overdue.</summary>
    public bool IsOverdue(DateOnly today) => DaysWaiting(today) > OverdueAfter && Next is not Code;

    /// <summary>For how many days the next step has waited; 0 where nothing waits or the day is not known.</summary>
    public int DaysWaiting(DateOnly today) => Next is not null && CalendarDay.Read(Since) is (var day, false) ? Math.Max(0, today.DayNumber - day.DayNumber) : 0;

    /// <summary>What is to be done next, for people to read.</summary>
    public string ToDo => Next switch
    {
        TranscriptSteps.Stored => "store the audio",
        TranscriptSteps.Sent => "send the audio to be transcribed",
        TranscriptSteps.Received => "the transcript is to come back",
        TranscriptSteps.Checked => "check it against the audio",
        TranscriptSteps.DeIdentified => "de-identify it",
        Import => "import it",
        Code => "code it",
        _ => "",
    };

    /// <summary>Works it out for a session.</summary>
    public static TranscriptWay Of(StudyState study, Account account, SessionCoding coding)
    {
        var (state, steps) = (account.State, coding.Steps);
        var import = account.Entries.LastOrDefault(e => e.Stands && e.Happened is TranscriptImported);
        var paragraphs = import is null ? 0 : coding.Passages.Count(p => p.What == Passage.Paragraph);
        var furthest = TranscriptSteps.All.LastOrDefault(steps.ContainsKey);
        var place = furthest is null ? 0 : TranscriptSteps.All.ToList().IndexOf(furthest) + 1;
        var (next, since) = coding.Standing == CodingStanding.Coded && paragraphs > 0 ? (null, "")
            : !state.Audio.IsEmpty && !steps.ContainsKey(TranscriptSteps.Stored) ? (TranscriptSteps.Stored, state.HeldOn ?? "")
            : paragraphs > 0 ? (Code, StudyState.Day(import!.At))
            : furthest is null ? ((string?)null, "")
            : (place < TranscriptSteps.All.Count ? TranscriptSteps.All[place] : Import, steps[furthest].On);
        IReadOnlyList<string> coders = coding.CodedOn is null ? [] : [.. coding.Work.Values.Where(w => w.HasFinished).Select(w => w.Coder)];
        return new(account, study.Now(state.Plan!.Participant), steps, paragraphs, coding.Standing, coding.CodedOn, coders, next, since);
    }
}
