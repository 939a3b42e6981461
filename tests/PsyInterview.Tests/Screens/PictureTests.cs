using PsyInterview.Tests.Stories;
using Xunit;

namespace PsyInterview.Tests.Screens;

/// <summary>What people see, one approved picture for each notable state.</summary>
public sealed class PictureTests
{
    [Theory]
    [InlineData(80, 24)]
    [InlineData(60, 15)]
    [InlineData(120, 40)]
    [InlineData(30, 6)]
    public void The_live_screen(int columns, int rows)
    {
        using var story = Live(columns, rows);
        Approval.Check($"live-{columns}x{rows}", story.Screen);
    }

    [Fact]
    public void The_start_check()
    {
        using var story = Story.InStartCheck();
        story.Keys("<Enter>Zoom<Enter>jj").Keys("yn");
        Approval.Check("start-check", story.Screen);
    }

    [Fact]
    public void Typing_a_quote()
    {
        using var story = Live();
        story.Keys("qthen I felt it");
        Approval.Check("typing", story.Screen);
    }

    [Fact]
    public void A_follow_up_waits()
    {
        using var story = Live();
        story.Keys("x");
        Approval.Check("answer", story.Screen);
    }

    [Fact]
    public void Connection_lost_and_audio_failed()
    {
        using var story = Live();
        story.Keys("Ic").Keys("Rx").At("12:20");
        Approval.Check("trouble", story.Screen);
    }

    [Fact]
    public void The_palette()
    {
        using var story = Live();
        story.Keys(":s");
        Approval.Check("palette", story.Screen);
    }

    [Fact]
    public void The_help()
    {
        using var story = Live();
        story.Keys("?<Down><Down>");
        Approval.Check("help", story.Screen);
    }

    [Fact]
    public void The_curtain()
    {
        using var story = Live();
        story.Keys("z");
        Approval.Check("curtain", story.Screen);
    }

    [Fact]
    public void The_closing_list()
    {
        using var story = Live();
        story.Keys("sjEend<Enter>t").Keys("qat the door<Enter>");
        Approval.Check("closing", story.Screen);
    }

    [Fact]
    public void The_debrief()
    {
        using var story = Live();
        story.Keys("Eend<Enter>Rff").Keys("<Enter>quiet<Enter>");
        Approval.Check("debrief", story.Screen);
    }

    [Fact]
    public void The_timeline_and_every_entry()
    {
        using var story = Live();
        story.Keys(":timeline<Enter>");
        Approval.Check("timeline", story.Screen);
        story.Keys("a/note<Enter>");
        Approval.Check("timeline-every-entry", story.Screen);
    }

    [Fact]
    public void Withdrawn()
    {
        using var story = Live();
        story.Keys("Wstop<Enter>");
        Approval.Check("withdrawn", story.Screen);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(60, 15)]
    public void Withdrawal_from_the_study_before_it_is_recorded(int columns, int rows)
    {
        using var story = Story.InStudy(WithdrawalStories.Told).Until("2 participants").Keys("W3").Until("What goes").Resize(columns, rows).Keys(rows < 24 ? "<PgDn>" : "");
        Approval.Check($"withdrawal-{columns}x{rows}", story.Screen);
    }

    [Fact]
    public void Withdrawal_from_the_study_carried_out()
    {
        using var story = Story.InStudy(WithdrawalStories.Told).Until("2 participants").Keys("W3").Until("What goes").Keys("<Enter>P07<Enter>").Until("Erased:");
        Approval.Check("withdrawal-erased", story.Screen);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(60, 15)]
    public void The_sample(int columns, int rows)
    {
        using var story = SamplingStories.Open().Resize(columns, rows);
        string[] views = ["", "2j", "<Enter>jl", "3j"];
        Approval.Check($"sampling-{columns}x{rows}", string.Join("\n\n", views.Select(keys => story.Keys(keys).Screen)));
    }

    [Fact]
    public void Reports_and_a_wide_table()
    {
        using var story = ReportStories.Wide().Until("P01").Keys("lll");
        Approval.Check("table-sideways", story.Screen);
    }

    [Fact]
    public void Wide_and_combining_characters_keep_the_frame_whole()
    {
        using var story = Live();
        story.Keys(" ë ñ ß 日本 שלום e\u0301<Enter> 👩‍👩‍👧 family<Enter>");
        Approval.Check("wide-characters", story.Screen);
    }

    /// <summary>A guide with topics and several questions in each, text to read aloud, a long question.</summary>
    private static Story Live(int columns = 80, int rows = 24)
    {
        var story = Story.Ready(columns, rows, ShippedGuides.All.Single(g => g.Name == "patient-first.en.md").Text);
        return story.At("00:00").Keys("<Enter>").At("04:10").Keys("j<Enter>").At("06:00").Keys("1").Keys(" tension drops after breathing<Enter>#relaxation<Enter>")
            .At("08:20").Keys("/exercises<Enter>c").At("09:00").Keys("qthen I felt it in my shoulders<Enter>").At("10:40").Keys("tthis is the core of it<Enter>")
            .At("11:00").Keys("vl").At("12:00").Keys("jr");
    }
}
