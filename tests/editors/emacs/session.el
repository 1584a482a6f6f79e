;;; session.el --- what a person at Emacs does with an article  -*- lexical-binding: t -*-

;; Every test opens a fresh copy of the article, with the lines of editors/emacs.md as the only
;; configuration.  The facts that Emacs must then show are those of ../expected.json.

(require 'ert)
(require 'eglot)
(require 'xref)

(setq native-comp-jit-compilation nil
      make-backup-files nil
      eglot-autoshutdown t)
(load (locate-user-emacs-file "init.el"))

(defvar repository (file-name-as-directory (getenv "REPOSITORY")))
(defvar expected
  (with-temp-buffer
    (insert-file-contents (concat repository "tests/editors/expected.json"))
    (json-parse-buffer :object-type 'alist :array-type 'list)))

(defvar article nil "The buffer of the article.")

(defun expect (name)
  "What expected.json says under NAME."
  (or (alist-get name expected) (error "expected.json says nothing of %s" name)))

(defun wait-for (what happened)
  "Wait until HAPPENED returns something, and return it; WHAT names it."
  (with-timeout (10 (ert-fail (format "%s: waited in vain" what)))
    (let (found)
      (while (not (setq found (funcall happened)))
        (accept-process-output nil 0.02))
      found)))

(defmacro with-article (&rest body)
  "Run BODY in a fresh copy of the article, checked."
  (declare (indent 0))
  `(let* ((project (make-temp-file "article" t))
          (file (expand-file-name (file-name-nondirectory (expect 'article)) project)))
     (copy-file (concat repository (expect 'article)) file)
     (write-region "" nil (expand-file-name "standfirst.toml" project)) ; what makes a folder a project
     (setq article (find-file file))
     (unwind-protect
         (progn
           (run-hooks 'post-command-hook) ; where eglot-ensure waits for the first command
           (flymake-start)
           (wait-for "the findings" #'flymake-diagnostics)
           ,@body)
       (switch-to-buffer article)
       (set-buffer-modified-p nil)
       (kill-buffer)
       (delete-directory project t))))

(defun stretch (place)
  "Where the words of PLACE begin and end."
  (let-alist place
    (save-excursion
      (goto-char (point-min))
      (forward-line (1- .line))
      (search-forward .words)
      (cons (match-beginning 0) (match-end 0)))))

(defun go-to (place)
  (goto-char (car (stretch place))))

(defun finding-at (place)
  "The finding whose words are exactly those of PLACE."
  (seq-find (lambda (found)
              (equal (stretch place) (cons (flymake-diagnostic-beg found) (flymake-diagnostic-end found))))
            (flymake-diagnostics)))

(defun correction ()
  "The finding of expected.json that its correction clears."
  (let ((place (alist-get 'on (expect 'correction))))
    (seq-find (lambda (finding) (equal place (alist-get 'on finding))) (expect 'diagnostics))))

(defun found-p (message)
  (seq-some (lambda (found) (string-search message (flymake-diagnostic-text found)))
            (flymake-diagnostics)))

(defun wait-until-cleared (message)
  ;; Edits are sent when Emacs has been idle for a moment, which a batch Emacs never is.
  (eglot--signal-textDocument/didChange)
  (wait-for (concat "gone: " message) (lambda () (flymake-start) (not (found-p message)))))

(defun saved-article ()
  (with-current-buffer article
    (save-buffer)
    (let ((file buffer-file-name))
      (with-temp-buffer (insert-file-contents file) (buffer-string)))))

(ert-deftest shows-every-finding ()
  (with-article
    (should (= (length (flymake-diagnostics)) (length (expect 'diagnostics))))
    (dolist (finding (expect 'diagnostics))
      (let-alist finding
        (let ((found (finding-at .on)))
          (should found)
          (should (string-search .message (flymake-diagnostic-text found)))
          (should (string-search .rule (flymake-diagnostic-text found)))
          (should (eq (flymake-diagnostic-type found)
                      (pcase .severity ("error" 'eglot-error) ("warning" 'eglot-warning) (_ 'eglot-note)))))))))

(ert-deftest shows-cards ()
  (with-article
    (dolist (card (expect 'hovers))
      (let-alist card
        (go-to .on)
        (let (shown)
          (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
          (wait-for (concat "the card of " (alist-get 'words .on)) (lambda () shown))
          (dolist (words .shows)
            (should (string-search words shown))))))))

(ert-deftest says-what-dates-and-figures-mean ()
  (with-article
    (should eglot-inlay-hints-mode)
    ;; They are asked for when the text is drawn, which a batch Emacs never does.
    (eglot--update-hints-1 (point-min) (point-max))
    (wait-for "the hints" (lambda () (hint-behind (alist-get 'after (car (expect 'hints))))))
    (dolist (hint (expect 'hints))
      (let-alist hint
        (should (string-search .label (or (hint-behind .after) "nothing")))))))

(defun hint-behind (place)
  (seq-some (lambda (overlay) (overlay-get overlay 'after-string))
            (overlays-at (1- (cdr (stretch place))))))

(ert-deftest leads-to-the-evidence ()
  (with-article
    (dolist (way (expect 'definitions))
      (let-alist way
        (go-to .on)
        (call-interactively #'xref-find-definitions)
        (when-let* ((list (get-buffer-window "*xref*")))
          (select-window list)
          (xref-next-line)
          (xref-goto-xref)
          (delete-other-windows))
        (should (= (point) (car (stretch .leads_to))))))))

(ert-deftest applies-a-fix ()
  (with-article
    (let-alist (correction)
      (should (found-p .message))
      (go-to .on)
      (should (equal .fix.title (plist-get (car (eglot-code-actions (point) nil "quickfix")) :title)))
      ;; There are others, such as to disable the rule here: the user chooses.
      (let ((completing-read-function (lambda (&rest _) .fix.title))
            (last-nonmenu-event ?f))
        (call-interactively #'eglot-code-action-quickfix))
      (wait-until-cleared .message)
      (should (string-search (string-replace (alist-get 'words .on) .fix.result "left 410,000 homes")
                             (saved-article))))))

(ert-deftest clears-a-finding-that-is-typed-away ()
  (with-article
    (let-alist (correction)
      (should (found-p .message))
      (go-to .on)
      (delete-char (length (alist-get 'words .on)))
      (insert (alist-get 'replacement (expect 'correction)))
      (wait-until-cleared .message))))

(ert-deftest completes-a-question ()
  (with-article
    (let-alist (expect 'question)
      (goto-char (point-max))
      (insert (string-trim-left .typed "\n"))
      (call-interactively #'completion-at-point)
      (select-window (get-buffer-window "*Completions*"))
      (search-forward .label)
      (goto-char (match-beginning 0))
      (choose-completion)
      (should (string-search (concat "\n- " .label "\n") (concat (saved-article) "\n"))))))

(ert-deftest completes-a-citation ()
  (with-article
    (let-alist (expect 'citation)
      (go-to (alist-get 'on (car (last (expect 'definitions)))))
      (end-of-line)
      (insert " " .typed)
      (call-interactively #'completion-at-point)
      (should (looking-back (regexp-quote (concat .typed .label)) (pos-bol))))))

(ert-deftest checks-the-articles-of-the-project ()
  (with-article
    (copy-file file (expand-file-name "closed.article.md" project))
    (call-interactively #'article-check-project)
    (wait-for "the closed article" (lambda () (string-search "closed.article.md" (listed))))))

(defun listed ()
  "What stands in the list of the project's findings."
  (let ((list (seq-find (lambda (buffer) (string-search "Flymake diagnostics for `" (buffer-name buffer)))
                        (buffer-list))))
    (if list (with-current-buffer list (revert-buffer) (buffer-string)) "")))

(defun report (event &rest arguments)
  "Print a line for each test that has ended."
  (when (eq event 'test-ended)
    (pcase-let* ((`(,_ ,test ,result) arguments)
                 (name (format "%s in %s" (ert-test-name test) (get 'article-mode 'derived-mode-parent))))
      (princ (if (ert-test-passed-p result)
                 (format "ok   %s\n" name)
               (let ((print-escape-newlines t))
                 (format "FAIL %s: %.300S\n" name (ert-test-result-with-condition-condition result))))))))

(kill-emacs (if (zerop (ert-stats-completed-unexpected (ert-run-tests t #'report))) 0 1))
