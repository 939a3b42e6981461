namespace PsyInterview.Guides;

/// <summary>Words and the line on which they begin.</summary>
internal sealed record Passage(string Text, int Line);

/// <summary>A main question while it is being read.</summary>
internal sealed class DraftQuestion(string id, string label, int line, bool must)
{
    public string Id { get; } = id;
    public string Label { get; } = label;
    public int Line { get; } = line;
    public bool Must { get; } = must;
    public Passage? Wording { get; set; }
    public List<Passage> Probes { get; } = [];
    public List<Passage> ReadAloud { get; } = [];
    public List<Passage> Instructions { get; } = [];

    public MainQuestion Finish(string number) =>
        new(Id, number, Label, Wording?.Text ?? "", Must, Words(Probes), Words(ReadAloud), Words(Instructions));

    public static IReadOnlyList<string> Words(IEnumerable<Passage> passages) => [.. passages.Select(p => p.Text)];
}

/// <summary>A topic while it is being read.</summary>
internal sealed class DraftTopic(string id, string title, int line, int? minutes, bool must)
{
    public string Id { get; } = id;
    public string Title { get; } = title;
    public int Line { get; } = line;
    public int? Minutes { get; } = minutes;
    public bool Must { get; } = must;
    public List<Passage> ReadAloud { get; } = [];
    public List<Passage> Instructions { get; } = [];
    public List<DraftQuestion> Questions { get; } = [];

    /// <summary>The question that the topic itself is, when words or probes stand directly under its heading.</summary>
    public DraftQuestion? Flat { get; private set; }

    /// <summary>Where the words directly under the heading begin.</summary>
    public int FlatLine { get; private set; }

    public IEnumerable<DraftQuestion> AllQuestions => Questions.Count == 0 && Flat is not null ? [Flat] : Questions;

    public DraftQuestion BeFlat(int at)
    {
        FlatLine = Flat is null ? at : FlatLine;
        return Flat ??= new DraftQuestion(Id, Title, Line, Must);
    }

    public Topic Finish(string number)
    {
        IReadOnlyList<MainQuestion> questions = Questions.Count == 0 && Flat is not null
            ? [Flat.Finish(number)]
            : [.. Questions.Select((q, i) => q.Finish(FormattableString.Invariant($"{number}.{i + 1}")))];
        return new Topic(Id, number, Title, Minutes, DraftQuestion.Words(ReadAloud), DraftQuestion.Words(Instructions), questions);
    }
}
