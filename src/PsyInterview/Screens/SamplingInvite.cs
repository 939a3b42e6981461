using PsyInterview.Reports;
using PsyInterview.Sampling;
using PsyInterview.Studies;
using PsyInterview.Terminal;

namespace PsyInterview.Screens;

/// <summary>The third view: whom to invite next, with the reasons; the researcher's own word goes first and is recorded.</summary>
public sealed partial class SamplingScreen
{
    private int _at;
    private string? _follow;

    /// <summary>Everyone in the list: those suggested, then those skipped.</summary>
    private IReadOnlyList<string> People => _samples is null ? []
        : [.. _samples[_group].Next.Select(s => s.Person.Id), .. Skipped(_samples[_group].Sample)];

    private string? Selected => People.ElementAtOrDefault(_at);

    private static IEnumerable<string> Skipped(GroupSample sample) =>
        sample.Said("skip").Select(p => p.Id).Order(NaturalOrder.Of);

    private string? WhyNotPerson() => _view != 2 ? "press 3 first: whom to invite next" : _reading ? "reading; a moment" : Selected is null ? "nobody is waiting to be invited" : null;

    private string? WhyNotOpenAgain() =>
        WhyNotPerson() ?? (_study.Recorder.Study.Invitations.ContainsKey(Selected!) ? null : $"{Selected} is neither pinned nor skipped");

    private (List<Line>, (int, int)?) InviteLines(GroupSample sample, IReadOnlyList<Suggestion> next, int width)
    {
        List<Line> lines = [];
        var reach = sample.OutOfReach();
        if (reach.Count > 0)
            lines.AddRange(Line.Wrapped($"To recruit: nobody interviewed, agreed or waiting has {string.Join(", ", reach.Select(sample.Frame.Words))}. No ranking can fill that.", width, Look.Strong));
        if (People.Count == 0)
        {
            lines.AddRange(Line.Wrapped("Nobody is waiting to be invited. Record a contact (c on the study's screen, or psyinterview contact) with what is known of the person; then the order stands here.", width));
            return (lines, null);
        }
        if (_by == RankBy.Distance) lines.AddRange(Line.Wrapped("By distance alone: the least like anyone so far comes first; targets are not looked at. d orders by need again.", width, Look.Strong));
        if (lines.Count > 0) lines.Add(Line.Empty);
        (int, int)? selected = null;
        var row = 0;
        foreach (var suggestion in next)
        {
            var own = sample.Words.GetValueOrDefault(suggestion.Person.Id) is { Word: "pin" } pin ? $" Pinned: {pin.Reason}." : "";
            Add($"{suggestion.Step,3}  {suggestion.Person.Id}", $"{(sample.Agreed.Contains(suggestion.Person.Id) ? "Agreed already. " : "")}{WithoutCode(suggestion.Sentence(sample.Frame))}{own}");
        }
        var skipped = Skipped(sample).ToList();
        if (skipped.Count > 0) lines.Add(Line.Of("Left out", Look.Title));
        foreach (var person in skipped) Add($"  -  {person}", $"{sample.Words[person].Reason}; o opens again");
        return (lines, selected);

        void Add(string who, string words)
        {
            var isSelected = row++ == _at;
            var from = lines.Count;
            who = $"{(isSelected ? ">" : " ")}{who}".PadRight(12) + " ";
            var first = true;
            foreach (var text in Columns.Wrap(words, Math.Max(12, width - who.Length)))
            {
                lines.Add(new Line(new Span(first ? who : new string(' ', who.Length), isSelected ? Look.Selected : Look.Strong), new Span(text, isSelected ? Look.Strong : Look.Normal)));
                first = false;
            }
            if (isSelected) selected = (from, lines.Count - 1);
        }
    }

    // The code stands at the left already.
    private static string WithoutCode(string sentence)
    {
        var at = sentence.IndexOf(": ", StringComparison.Ordinal);
        return at < 0 ? sentence : char.ToUpperInvariant(sentence[at + 2]) + sentence[(at + 3)..];
    }

    private void Settle(Press press, string word)
    {
        var person = Selected!;
        var asks = word switch { "pin" => $"why {person} comes first:", "skip" => $"why {person} is left out:", _ => $"why {person} is opened again:" };
        Shell.Type(new Typing(asks, press.At, reason =>
        {
            if (_study.Recorder.Do(press.At, Recruitment.Invite(_study.Recorder.Study, person, word, reason)) is { } refusal) return refusal;
            // Who is put first or opened again stays selected; after a skip the next one is.
            _follow = word == "skip" ? null : person;
            Read();
            return null;
        })
        { Bar = "Enter records it with this reason  Esc back" });
    }

    private void Reorder()
    {
        _by = _by == RankBy.Need ? RankBy.Distance : RankBy.Need;
        (_at, _tops[2]) = (0, 0);
        Read();
    }
}
