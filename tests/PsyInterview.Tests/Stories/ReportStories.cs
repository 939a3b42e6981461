using PsyInterview.Reports;
using PsyInterview.Screens;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>Reports looked at on the screen.</summary>
public sealed class ReportStories
{
    [Fact]
    public void A_report_is_chosen_from_the_list_and_shown()
    {
        using var story = Story.InStudy(WithdrawalStories.Told).Until("2 participants").Keys("r");
        story.Sees("attendance").Sees("psyinterview report flow study.psy").Keys("jjjjjjj<Enter>").Until("Durations of the sessions").Sees("Nothing to show yet");
        story.Keys("<Esc>").Sees("Reports").Keys("<Esc>").Sees("Participants and sessions");
    }

    [Fact]
    public void A_wide_table_scrolls_sideways_and_keeps_its_first_column()
    {
        using var story = Wide();
        story.Until("column 2").Sees("person").DoesNotSee("column 12").Keys("llllllllllllll").Sees("column 12").Sees("P01").DoesNotSee("column 2 ");
        story.Keys("<Left>").DoesNotSee("column 12").Keys("n").Sees("What the numbers mean");
    }

    [Fact]
    public void Long_words_are_wrapped_in_their_column_before_anything_scrolls()
    {
        using var story = Table(new Table("x", "Words", ["person", "words"], [["P01", string.Join(' ', Enumerable.Repeat("relaxation", 14)) + " end"]], [], new HashSet<string>()));
        story.Until("P01").Sees("end").Keys("l").Sees("every column is to be seen");
    }

    [Fact]
    public void A_report_that_fails_says_so_and_can_be_left()
    {
        using var story = Story.InStudy(WithdrawalStories.Told, first: (shell, _) => new TableScreen(shell, "Broken", () => throw new InvalidOperationException("no such wave")));
        story.Until("cannot be made: no such wave");
    }

    internal static Story Wide(int columns = 80, int rows = 24) => Table(
        new Table("x", "Wide", ["person", .. Enumerable.Range(2, 11).Select(n => $"column {n}")],
            [.. Enumerable.Range(1, 40).Select(p => (IReadOnlyList<string>)[$"P{p:D2}", .. Enumerable.Range(2, 11).Select(n => $"value {n}")])],
            ["What the numbers mean."], new HashSet<string>()), columns, rows);

    private static Story Table(Table table, int columns = 80, int rows = 24) =>
        Story.InStudy(WithdrawalStories.Told, columns, rows, (shell, _) => new TableScreen(shell, "Table", () => table));
}
