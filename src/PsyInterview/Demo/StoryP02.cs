namespace PsyInterview.Demo;

/// <summary>P02, dizzy spells, teaches; in the practice, with a break and a stretch off the record. Does not agree to reuse.</summary>
internal static class StoryP02
{
    internal static readonly Story First = new("P02", 1, "patient-first", "an-demo", "2026-03-17T14:02:00+01:00", """
        -10:20 check where practice
        -09:50 check present participant alone
        -09:10 agree form 3, on paper but reuse
        -07:30 done power
        -06:10 audio 1 on
        -06:00 done audio
        -05:00 sync
        -04:52 check clock sync mark 1
        -02:10 done guide
        00:00 ask opening
        00:50 note dizzy spells and a racing heart for three years, mostly in front of the class
        01:40 probe 1
        02:02 quote The floor went soft, in the middle of a lesson about rivers #explanation
        03:00 probe 3
        03:22 note heart film twice, ear doctor, glasses; each time relieved for a day
        04:20 told changes
        04:40 quote The floor still goes soft, only I no longer run from the room #pacing
        05:30 own What do you do instead of running?
        05:58 note leans against the wall and lets the class read #work #pacing
        06:50 probe 3
        07:10 note body used to be something that carries the head to school #feeling-again
        08:10 ask starting
        08:34 probe 2
        08:56 note expected exercises for balance; got questions
        09:50 probe 3
        10:12 quote I had run out of doctors #doubt
        10:44 seen => laughs
        11:30 ask typical-session
        11:52 probe 1
        12:16 note therapist walks along; they stop when it becomes too much, and name where it is felt #tension-noticed
        13:20 probe 4
        13:42 note at first led through everything, later asked to lead
        14:40 park circumstances
        15:10 ask exercises
        15:30 probe 2
        15:52 quote Warm hands. I had not had warm hands since the autumn #breath #feeling-again
        16:40 probe 3
        17:02 note anger came up, to own surprise, during an exercise with pushing #feeling-again
        17:50 said The pushing made you angry? => corrected it let out anger that was there already #feeling-again
        18:50 thought ask the therapist about pushing: exercise or invitation?
        19:40 ask conversations
        20:02 probe 1
        20:24 note mostly about school, and about never being ill as a child
        21:20 probe 3
        21:50 off-record
        24:05 off-record
        24:20 note something was told off the record and stays there
        25:00 break
        31:10 break
        31:44 probe 2
        32:06 quote Here I could finish a sentence without looking at the clock #trust
        32:50 ask therapist
        33:12 probe 1
        33:34 note said: the dizziness may stay in the room, we need not throw it out #trust #being-believed
        34:40 mark
        35:10 probe 3
        35:32 note goals changed twice; the second time on own proposal
        36:30 ask as-a-whole
        36:52 probe 3
        37:14 note hard: nothing to show for it at school, no plaster, no letter #being-believed #work
        38:20 ask how-change-came
        38:42 probe 1
        39:04 note walking and stopping; being allowed to stop
        39:58 probe 4
        40:20 note a smaller class this year, which also helped #work
        41:20 said So it was the therapy, and a smaller class, and you do not want to choose? => confirmed #explanation
        42:20 ask body-and-mind
        42:44 probe 1
        43:06 quote Two flats with a thick floor in between #explanation
        43:50 probe 3
        44:12 note notices cold fingers first, then the throat #tension-noticed
        45:10 ask between-sessions
        45:32 probe 1
        45:54 note stopping on the stairs at school, three breaths, every break #breath #exercise-at-home
        46:50 ask circumstances
        47:12 probe 2
        47:34 note practice above a gym: the thumping was hard with the dizziness #costs
        48:40 ask people-around
        49:00 probe 2
        49:22 note one colleague covers the door when a spell comes, without a word #being-believed
        50:30 ask closing
        50:52 probe 2
        51:14 quote Not for people who want to be told what it is #explanation
        52:20 probe 3
        52:44 note asks what will be done with these talks; explained
        53:40 said The spells stayed, and they stopped deciding for you? => confirmed #pacing
        55:30 end
        55:40 tick not-reached anything-missing
        56:20 audio 1 off
        56:24 tick stop-recording how-it-was what-happens come-back contact-card thanks
        58:20 close
        97:00 debrief setting Small room in the practice, thumping from below during the first ten minutes.
        98:30 debrief present Participant alone.
        99:10 debrief rapport Careful at first, warmer after the break.
        101:00 debrief strongest-1 Two flats with a thick floor in between.
        102:20 debrief strongest-2 The colleague who covers the door.
        103:40 debrief strongest-3 Anger that was there already: corrected me at once.
        105:00 debrief distress None that showed; asked for the break after the part off the record.
        106:30 debrief guide-change Ask about the building, not only about travel.
        107:30 finish
        """);
}
