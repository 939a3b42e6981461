using System.Collections.Immutable;
using PsyInterview.Guides;
using PsyInterview.Log;

namespace PsyInterview.Studies;

/// <summary>A participant: a code and a group, never a name.</summary>
public sealed record Participant(string Code, string? Group, DateTimeOffset Since);

/// <summary>One answer to one item of the consent, for one wave.</summary>
/// <param name="On">The day it was given.</param>
/// <param name="By">Who took it, where it is not who wrote it down.</param>
public sealed record ConsentAnswer(string Item, bool Given, string? Document, string? How, DateTimeOffset At, string On = "", string? By = null);

/// <summary>What the stream <c>study</c> says, folded.</summary>
public sealed partial record StudyState
{
    /// <summary>The state before the first entry.</summary>
    public static readonly StudyState Empty = new();

    /// <summary>The study's title; empty before it was created.</summary>
    public string Title { get; init; } = "";

    /// <summary>True for made-up people and words.</summary>
    public bool Invented { get; init; }

    /// <summary>Groups, waves, team, criteria, targets.</summary>
    public SetUp SetUp { get; init; } = SetUp.Empty;

    /// <summary>Participants by code.</summary>
    public ImmutableSortedDictionary<string, Participant> Participants { get; init; } =
        ImmutableSortedDictionary.Create<string, Participant>(StringComparer.Ordinal);

    /// <summary>Every guide that came in, in the order it came.</summary>
    public ImmutableList<GuideImported> Guides { get; init; } = [];

    /// <summary>The latest answer by participant, wave and item.</summary>
    public ImmutableDictionary<(string Participant, int Wave, string Item), ConsentAnswer> Consent { get; init; } =
        ImmutableDictionary<(string, int, string), ConsentAnswer>.Empty;

    /// <summary>Questions that analysis would like asked where they fit.</summary>
    public ImmutableList<FittingQuestion> FittingQuestions { get; init; } = [];

    /// <summary>How the study words its letters to participants, by letter and language, where it does so otherwise than the program.</summary>
    public ImmutableDictionary<(string Letter, string Language), string> LetterTemplates { get; init; } = ImmutableDictionary<(string, string), string>.Empty;

    /// <summary>Those that may still be asked in a session with a guide.</summary>
    /// <param name="guide">The guide's id; null for every guide.</param>
    public IEnumerable<FittingQuestion> FittingFor(string? guide) => FittingQuestions.Where(q => q.Closed is null && (guide is null || q.Guide is null || q.Guide == guide));

    /// <summary>Folds the standing entries of the stream <c>study</c>.</summary>
    public static StudyState Of(LogReading reading) =>
        reading.In(EntryId.Study).Where(e => e.Stands).Aggregate(Empty, (state, e) => state.Apply(e.Entry, e.Happened));

    /// <summary>The state after one more entry. Total: what it does not know changes nothing.</summary>
    public StudyState Apply(Entry entry, Event happened) => happened switch
    {
        StudyCreated e => this with { Title = e.Title, Invented = e.Invented },
        StudyDescribed e => this with { Title = e.Title ?? Title, SetUp = SetUp.Apply(e) },
        GroupDeclared or WaveDeclared or TeamMemberDeclared or CriterionDeclared or TargetSet or CombinationExcluded or ObserverWordsSet or SetUpRemoved =>
            this with { SetUp = SetUp.Apply(happened) },
        ParticipantAdded e => Added(entry, e),
        ConsentRecorded e => this with
        {
            Consent = Consent.SetItem((Now(e.Participant), e.Wave, e.Item), new(e.Item, e.Given, e.Document, e.How, entry.At, e.On ?? Day(entry.At), e.By)),
        },
        FittingQuestionAdded e => this with { FittingQuestions = FittingQuestions.Add(new(e.Id, e.Question, e.Guide, e.Because, entry.At, entry.Id.Person)) },
        FittingQuestionClosed e => this with { FittingQuestions = [.. FittingQuestions.Select(q => q.Id == e.Id ? q with { Closed = e.Reason, ClosedOn = Day(entry.At) } : q)] },
        LetterTemplateSet e => this with
        {
            LetterTemplates = e.Text.Length == 0 ? LetterTemplates.Remove((e.Letter, e.Language)) : LetterTemplates.SetItem((e.Letter, e.Language), e.Text),
        },
        _ => AfterPeople(entry, happened),
    };

    /// <summary>The state as it would be with these events: for an act of several decisions, each of which stands on the one before.</summary>
    /// <param name="at">When the act happens.</param>
    public StudyState If(DateTimeOffset at, IReadOnlyList<Event> events) =>
        events.Aggregate(this, (state, e) => state.Apply(Entry.Seal(new EntryId(EntryId.Study, "nobody", 1), at, "", "", new byte[16], Entry.NoPrevious), e));

    /// <summary>The answer to one item, or null when it was not asked.</summary>
    public ConsentAnswer? ConsentTo(string participant, int wave, string item) => Consent.GetValueOrDefault((participant, wave, item));

    /// <summary>The exact guide a session ran with, or null.</summary>
    public GuideImported? GuideOf(string hash) => Guides.Find(g => g.Hash == hash);

    /// <summary>The same, read; null where the study does not have it.</summary>
    public TopicGuide? ReadGuide(string hash) => GuideOf(hash) is { } imported ? GuideParser.Parse(imported.Text, advise: false).Guide : null;
}
