using PsyInterview.Reports;

namespace PsyInterview.Interchange;

/// <summary>A topic of a plain guide while it is being read.</summary>
internal sealed class PlainTopic(string title, int line)
{
    public string Title { get; set; } = title;
    public int Line { get; } = line;
    public string? Id { get; set; }
    public bool IsMust { get; set; }
    public int? Minutes { get; set; }
    public List<string> ReadAloud { get; } = [];
    public List<string> Instructions { get; } = [];
    public List<PlainQuestion> Questions { get; } = [];

    /// <summary>True where the topic is one question and no heading names it: it is then written directly under the topic.</summary>
    public bool IsFlat => Questions is [{ Label: null }];
}

/// <summary>A main question of a plain guide while it is being read.</summary>
internal sealed class PlainQuestion(OutlineLine from)
{
    public OutlineLine From { get; } = from;
    public string Wording { get; set; } = "";
    public bool IsMust { get; set; }

    /// <summary>The words of its heading; null where it has none.</summary>
    public string? Label { get; set; }

    public string? Id { get; set; }
    public List<string> Probes { get; } = [];
    public List<string> ReadAloud { get; } = [];
    public List<string> Instructions { get; } = [];
}

/// <summary>A whole plain guide while it is being read, and what is said about it.</summary>
internal sealed class PlainGuideDraft
{
    private const int MostExcerpts = 3;
    private readonly List<(string What, List<string> Excerpts)> _kinds = [];

    public string Title { get; set; } = "";
    public List<PlainTopic> Topics { get; } = [];
    public List<string> Closing { get; } = [];
    public List<string> Distress { get; } = [];
    public List<Problem> Problems { get; } = [];

    /// <summary>Sentences on what was taken as what, each about something else.</summary>
    public List<string> Sentences { get; } = [];

    /// <summary>Remembers that a line was taken as something; lines of one kind become one sentence.</summary>
    /// <param name="what">"as instructions", behind "2 lines were taken".</param>
    public void Took(OutlineLine line, string what)
    {
        var at = _kinds.FindIndex(kind => kind.What == what);
        if (at < 0)
        {
            at = _kinds.Count;
            _kinds.Add((what, []));
        }
        _kinds[at].Excerpts.Add(OutlineLine.Short(line.Text, 50));
    }

    /// <summary>How much there is of what, then each thing that was decided.</summary>
    public IReadOnlyList<string> Taken() =>
    [
        $"{NumberWords.Of(Topics.Count, "topic")}, {NumberWords.Of(Topics.Sum(t => t.Questions.Count), "question")}, {NumberWords.Of(Topics.Sum(t => t.Questions.Sum(q => q.Probes.Count)), "probe")}.",
        .. Sentences,
        .. _kinds.Select(kind => $"{NumberWords.Of(kind.Excerpts.Count, "line")} {(kind.Excerpts.Count == 1 ? "was" : "were")} taken {kind.What}: {Named(kind.Excerpts)}."),
    ];

    private static string Named(List<string> excerpts) => string.Join(", ", excerpts.Take(MostExcerpts).Select(words => $"“{words}”"))
        + (excerpts.Count > MostExcerpts ? $" and {NumberWords.Inside(excerpts.Count - MostExcerpts)} more" : "");
}
