using PsyInterview.Reports;
using PsyInterview.Sessions;
using Xunit;

namespace PsyInterview.Tests.Stories;

/// <summary>The interview of the design, key by key, with exact stamps.</summary>
public sealed class TraceTests
{
    [Fact]
    public void An_interview_typed_at_the_keyboard_gives_exactly_its_entries()
    {
        using var story = Story.Ready();
        story.At("00:00").Keys("<Enter>")
            .At("00:41").Keys("*")
            .At("01:30").Keys("qturn the switch<Enter>")
            .At("02:10").Keys("1")
            .At("03:05").Keys("/therapist<Enter>c")
            .At("03:20").Keys(" trust was there at once<Enter>,15<Enter>")
            .At("05:02").Keys("kk<Enter>")
            .At("05:30").Keys("11")
            .At("06:40").Keys("x<Enter>")
            .At("06:58").Keys("Ic")
            .At("09:12").Keys("Ic")
            .At("09:20").Keys("Rx").Sees("NOT RECORDING")
            .At("09:31").Keys("R2").DoesNotSee("NOT RECORDING")
            .At("14:50").Keys("mexercise at home helped most<Enter>y")
            .At("15:10").Keys(" sleeps better now<Enter>M3<Enter>u").Sees("took back: note moved")
            .At("16:00").Keys("she smilesU<Enter>")
            .At("23:40").Keys("Eend<Enter>tt");
        Approval.Check("trace", string.Join('\n', story.Told) + "\n\n" + story.Screen);

        var state = story.State;
        Assert.Equal(Phase.Closing, state.Phase);
        Assert.Equal("23:40", TimeWords.Clock(state.Gross(default)));
        Assert.Equal("21:26", TimeWords.Clock(state.Net(default)));
        Assert.Equal(["asked", "declined", "not asked", "volunteered", "not asked"], new[] { "q1", "q2", "q3", "q4", "q5" }.Select(q => state.Coverage(q).Status));
        Assert.Equal(["time", "time"], new[] { "q3", "q5" }.Select(q => state.Coverage(q).Reason));
        Assert.Equal(TimeSpan.FromSeconds(11), state.Stretches.Where(s => s.What == "audio gap").Select(s => s.To!.Value - s.From).Single());
        Assert.Equal(TimeSpan.FromSeconds(134), state.Stretches.Where(s => s.What == "connection lost").Select(s => s.To!.Value - s.From).Single());
        var smile = Assert.Single(state.Moments, m => m.Text == "she smiles");
        Assert.Equal("16:00", TimeWords.Clock(state.TalkTime(smile)!.Value));
        Assert.Equal("q2", Assert.Single(state.Moments, m => m.Text == "sleeps better now").On);
        Assert.Empty(SessionCheck.Of(story.Session.Entries));
    }
}
