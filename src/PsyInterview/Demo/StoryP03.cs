namespace PsyInterview.Demo;

/// <summary>P03, stomach pain, night shifts; in a video call that drops, and not much better for the therapy.</summary>
internal static class StoryP03
{
    internal static readonly Story First = new("P03", 1, "patient-first", "jb-demo", "2026-03-31T19:33:00+02:00", """
        -11:00 check where Zoom
        -10:30 check present participant alone, housemate in the flat
        -09:50 agree form 3, signed on screen
        -08:20 done power window
        -07:00 audio 1 on
        -06:50 done audio
        -06:00 sync
        -05:52 check clock sync mark 1
        -02:40 done guide
        00:00 ask opening
        00:46 note stomach pain and bloating since the second year of training; works nights in a nursing home
        01:40 probe 2
        02:00 note eats nothing before a shift, then everything after it
        02:50 probe 4
        03:12 quote I thought it was something I ate, for four years #explanation
        04:00 ask starting
        04:22 probe 2
        04:44 quote I expected a diet, to be honest #doubt
        05:30 probe 4
        05:52 note doubted that anyone who never worked nights would understand #doubt #work
        06:50 ask typical-session
        07:12 probe 2
        07:34 note lay with a hand on the belly, mostly waited for it to be over
        08:10 back 25
        08:40 thought waiting again, but here it is the other kind
        09:20 told circumstances
        09:40 note sessions at nine in the morning, straight from the shift; fell asleep twice #work #costs
        10:30 probe 4
        10:52 note two moves and an exam in those months
        11:40 said The hour made it harder than the therapy did? => confirmed #costs
        12:30 ask exercises
        12:52 probe 1
        13:14 note hand on the belly, breathing against the hand #breath
        14:05 incident => connection lost
        18:20 incident => connection lost
        18:50 own We lost each other at the hand on the belly. Where were you?
        19:16 quote At the place where nothing happened #doubt
        19:50 seen => laughs
        20:30 probe 3
        20:52 note felt watched, more than guided; did not say so then #boundaries
        21:50 said You would have liked to keep your eyes open? => added and to sit up #boundaries
        22:50 decline conversations => private
        23:20 ask therapist
        23:42 probe 2
        24:04 note understood when the therapist asked about the night shift schedule itself #being-believed
        25:00 probe 3
        25:22 note goals were set in the first hour and not taken up again
        26:20 ask changes
        26:34 note asked again because so little had come by itself
        26:58 undo
        27:20 probe 1
        27:42 note pain the same; one good month in the summer
        28:40 probe 4
        29:00 quote I got better at noticing it. That is not the same as better #tension-noticed
        29:40 mark
        30:20 probe 2
        30:44 note eats before the shift now #pacing
        31:40 ask how-change-came
        32:04 probe 4
        32:28 note the good month was the holiday, not the therapy, is the view #explanation
        33:30 skip body-and-mind => too distressing
        34:00 ask as-a-whole
        34:22 probe 2
        34:44 note pleasant: that someone wrote down what was said and still knew it a week later #being-believed
        35:50 skip people-around => time
        36:20 ask closing
        36:44 probe 2
        37:06 note suits people who can choose their hours #costs #work
        38:00 said It was kind, it came at the wrong hour, and it did not touch the pain? => corrected it touched it and left it where it was #explanation
        39:40 end
        39:50 tick not-reached
        40:05 missed between-sessions time
        40:20 tick anything-missing
        40:50 audio 1 off
        40:55 tick stop-recording how-it-was what-happens come-back contact-card thanks
        42:30 close
        52:00 debrief setting Video call; the picture froze at 14 minutes and four minutes were lost.
        53:40 debrief present Participant alone; the housemate came past twice, out of hearing.
        55:10 debrief rapport Friendly and dry. I was too eager to hear of change.
        56:50 debrief strongest-1 I got better at noticing it. That is not the same as better.
        58:20 debrief strongest-2 The place where nothing happened.
        59:40 debrief distress None. Body and mind was left out: the voice became short when it came near.
        61:00 debrief guide-change Add a probe about the hour of the day.
        62:10 finish
        """);
}
