using PsyInterview.Talk;
using Xunit;

namespace PsyInterview.Tests.TalkInGroups;

/// <summary>Who speaks after whom and to whom.</summary>
public sealed class InteractionTests
{
    [Fact]
    public void The_worked_example_comes_out()
    {
        const string M = Turn.Moderator;
        var interaction = Interaction.Of(
        [
            Of(M, 0, 20, "question"), Of("P1", 20, 50, "statement", M), Of("P3", 50, 65, "agree", "P1"), Of("P2", 65, 90, "disagree", "P1"),
            Of("P1", 90, 100, "elaborate", "P2"), Of("P5", 98, 105, "interrupt", "P1"), Of(M, 105, 115, "probe", "P5"), Of("P5", 115, 145, "statement", M),
            Of("P6", 145, 150, "agree", "P5"), Of("P4", 150, 180, "experience", "P5"),
        ]);
        Assert.Equal((10, 9, 6), (interaction.Turns, interaction.Transitions, interaction.AmongParticipants));
        Assert.Equal((6, 2, 0.75, 2.0), (interaction.ToParticipants, interaction.ToModerator, interaction.Ratio.Value, interaction.Overlap.TotalSeconds));
        Assert.Equal(
            [("agree", 2), ("disagree", 1), ("elaborate", 1), ("experience", 1), ("interrupt", 1), ("probe", 1), ("question", 1), ("statement", 2)], interaction.Acts);
        Assert.Contains(new Exchange("P5", M, 1), interaction.Addressed);
        Assert.Contains(new Exchange("P6", "P4", 1), interaction.Succession);
    }

    [Fact]
    public void Nobody_spoke_is_nothing_passed_on()
    {
        var interaction = Interaction.Of([]);
        Assert.Equal((0, 0, TimeSpan.Zero), (interaction.Turns, interaction.Transitions, interaction.Overlap));
        Assert.Equal("not defined (no participant's turn is meant for anybody)", interaction.Ratio.ToString());
    }

    [Fact]
    public void Going_on_after_a_pause_is_no_transition_and_an_unknown_speaker_no_participant()
    {
        var interaction = Interaction.Of([Of("P1", 0, 5), Of("P1", 9, 12), Of(Turn.Unknown, 12, 14, null, "P1"), Of("P2", 14, 20, null, Turn.Unknown)]);
        Assert.Equal((2, 0), (interaction.Transitions, interaction.AmongParticipants));
        Assert.Equal((0, 0), (interaction.ToParticipants, interaction.ToModerator));
        Assert.Equal([new(Turn.Unknown, "P1", 1), new Exchange("P2", Turn.Unknown, 1)], interaction.Addressed.OrderByDescending(e => e.From, StringComparer.Ordinal));
    }

    [Fact]
    public void Three_at_once_overlap_once_and_nobody_overlaps_themself()
    {
        Assert.Equal(6, Interaction.Of([Of("P1", 0, 10), Of("P2", 2, 8), Of("P3", 3, 7)]).Overlap.TotalSeconds);
        Assert.Equal(0, Interaction.Of([Of("P1", 0, 10), Of("P1", 2, 8)]).Overlap.TotalSeconds);
        Assert.Equal(0, Interaction.Of([Of("P1", 0, 10), Of("P2", 10, 12)]).Overlap.TotalSeconds);
    }

    [Fact]
    public void A_turn_that_ends_before_it_begins_passes_the_floor_and_takes_no_time()
    {
        var interaction = Interaction.Of([Of("P1", 0, 10), Of("P2", 6, 3), Of("P3", 8, 12)]);
        Assert.Equal((2, 2.0), (interaction.Transitions, interaction.Overlap.TotalSeconds));
    }

    private static Turn Of(string speaker, double start, double end, string? act = null, string? to = null) =>
        new(speaker, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), act, to);
}
